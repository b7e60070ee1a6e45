# Targets that emscripten links for Node and for browsers. Debian's emscripten 3.1 finds its tools' packages
# only with NODE_PATH; its prebuilt libraries exist only in these variants.
set(exported _kith_put_file _kith_call _kith_run _kith_run_bytes _kith_run_size _kith_take _kith_message
    _malloc _free)
string(REPLACE ";" "," exported "${exported}")
set(for_all -O3 -fwasm-exceptions -sALLOW_MEMORY_GROWTH=1 -sINITIAL_MEMORY=33554432
    -sEXIT_RUNTIME=0)

# Digests of runs in Node, which reads files from disk.
target_link_options(kith_digest PRIVATE ${for_all} -sNODERAWFS=1 -sENVIRONMENT=node -sEXIT_RUNTIME=1)

# The page's module, for workers, which pass its bytes as `wasmBinary`.
add_executable(kith_studio_module sim/studio_main.cpp)
target_link_libraries(kith_studio_module PRIVATE kith_studio)
target_link_options(kith_studio_module PRIVATE ${for_all} -sMODULARIZE=1 -sEXPORT_NAME=kithStudio
  -sENVIRONMENT=worker,node -sEXPORTED_FUNCTIONS=${exported} -sFILESYSTEM=1 --no-entry
  -sEXPORTED_RUNTIME_METHODS=UTF8ToString,stringToUTF8,lengthBytesUTF8)
