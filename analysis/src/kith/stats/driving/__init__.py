"""What chance alone decides or makes look strong, for `kith.drivers`."""
