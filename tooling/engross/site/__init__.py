"""The static review site."""
