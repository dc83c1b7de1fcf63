#!/bin/sh
# Debian and Ubuntu leave ensurepip out of Python; without it there is no virtual environment. Usage: venv-package.sh PYTHON
version=$("$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])')
sudo=
[ "$(id -u)" = 0 ] || sudo="sudo -n"
if command -v apt-get >/dev/null 2>&1 && $sudo true 2>/dev/null; then
    $sudo apt-get update -qq && $sudo env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq "python$version-venv" && exit 0
fi
echo "Python $version has no venv module here; install the package python$version-venv and run make again" >&2
exit 2
