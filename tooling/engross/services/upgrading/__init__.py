"""The use case of bringing a workspace of an older version to this one."""
