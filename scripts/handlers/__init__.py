"""`make handlers`: what the contract asks of src/ and is not there yet, as stubs to fill in."""
