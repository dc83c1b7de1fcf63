"""Sharing the work of a use case: in this process, in several, or on a Dask cluster; one order, one result."""
