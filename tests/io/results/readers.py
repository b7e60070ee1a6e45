"""Open a result of the small study with one reader and check what a user would see."""

import sys
import warnings

reader, path = sys.argv[1:]
warnings.simplefilter("error")


def with_h5py():
    import h5py

    with h5py.File(path) as file:
        def check(name, item):
            if isinstance(item, h5py.Dataset) and item.ndim:
                scales = [len(dim) for dim in item.dims]
                assert item.is_scale or all(scales), f"{name} has an axis without scale"
                numeric = item.dtype.kind in "if"
                assert not numeric or item.fletcher32 and item.shuffle and item.compression == "gzip", name
        file.visititems(check)
        assert file["scenario"].asstr()[0] == "usual-care"
        assert file["treated_past_year_share"].chunks == (1, 1, 30, 3)
        assert list(file)[:4] == ["scenario", "replicate", "time", "week"], "not in order of creation"


def with_xarray(engine):
    import xarray

    with xarray.open_dataset(path, engine=engine) as ds:
        ds.load()
        assert ds.treated_past_year_share.dims == ("scenario", "replicate", "time", "stratum")
        assert ds.treated_past_year_share.dtype == "float32" and ds.residents.dtype == "int32"
        assert str(ds.time.values[1])[:10] == "2026-01-12"
        assert "week" in ds.coords and ds.week.dims == ("time",)
        assert ds.stratum.values[1] == "group:español"
        assert ds.attrs["title"] == "Ein Versuch – 試" and ds.attrs["kith_format"] == 1
        assert ds.run_status.attrs["flag_meanings"] == "done failed not_run"
        assert list(ds.run_status.attrs["flag_values"]) == [0, 1, 2]
        chosen = ds.treated_past_year_share.sel(scenario="scenario-1", replicate=2, stratum="adults")
        assert chosen.shape == (30,) and not chosen.isnull().any()
        assert ds.digest.sel(scenario="scenario-1", replicate=2).item() == "digest-1-2"
    for group, name, dims in [
        ("/partnerships", "maturity", ("scenario", "replicate", "time", "partnership")),
        ("/parameters", "draw", ("replicate", "path")),
        ("/provenance", "scenario_toml", ("scenario",)),
    ]:
        with xarray.open_dataset(path, engine=engine, group=group) as ds:
            ds.load()
            assert ds[name].dims == dims, ds[name].dims


if reader == "h5py":
    with_h5py()
else:
    with_xarray(reader.lower())
