#!/usr/bin/env bash
# A host of the fleet: its user, folders, units and releases. To be run as root, where systemd is 252 or later.
#
#   host.sh pack FILE             where the fleet was built: pack the services' jars and this folder
#   host.sh install ROLE          api-host or media-host: set up what is not there yet, take this pack's release, start
#   host.sh upgrade               take this pack's release, one process after another; back again when one does not come up
#   host.sh rollback              take the release before, in the same way
#   host.sh restart               the same release, one process after another, as after a change of settings or secrets
#   host.sh status                each process: state, release, whether it does its work; ends with 1 unless all do
#   host.sh key …                 create, list and revoke keys of the API, with the gateway's own settings and secrets
#   host.sh uninstall [--purge]   stop and remove all but /etc/creator-fleet; with --purge that too
set -euo pipefail
shopt -s inherit_errexit

here=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd -P)
home=/opt/creator-fleet
settings=/etc/creator-fleet
units=/etc/systemd/system
needed=25
# In the order of an upgrade: what runs tasks before what adds them, so that none waits for who knows it.
services=(media-worker content-worker profile-worker api-gateway)

say() { printf '%s\n' "$*" >&2; }
fail() { say "$*"; exit 1; }

# shellcheck source-path=SCRIPTDIR source=releases.sh
source "$here/releases.sh"

find_java() {
  local place version
  for place in "${FLEET_JAVA_HOME:-}" /usr/lib/jvm/* /opt/java/*; do
    version=$(sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$place/release" 2>/dev/null) || continue
    if [[ -x $place/bin/java && -n $version && $version -ge $needed ]]; then
      readlink -f "$place"
      return
    fi
  done
  fail "There is no Java $needed or later below /usr/lib/jvm or /opt/java: install one, or set FLEET_JAVA_HOME."
}

# The secrets of a service: those for all, and its own. Their names are those of the properties.
secrets() { # SERVICE
  local folder
  printf '[Service]\n'
  for folder in "$settings/secrets" "$settings/secrets/$1"; do
    [[ ! -d $folder ]] || find "$folder" -maxdepth 1 -type f -printf 'LoadCredential=%f:%p\n'
  done
}

set_units() {
  local service extra
  install -m 644 "$here/creator-fleet.target" "$units/"
  for service in "${services[@]}"; do
    extra=$units/$service@.service.d
    install -d "$extra"
    install -m 644 "$here/$service@.service" "$units/"
    install -m 644 "$here/service.conf" "$extra/creator-fleet.conf"
    secrets "$service" >"$extra/secrets.conf"
  done
  systemctl daemon-reload
}

set_up() {
  local file
  id creator-fleet >/dev/null 2>&1 ||
    useradd --system --no-create-home --home-dir "$home" --shell /usr/sbin/nologin creator-fleet
  install -d "$home" "$home/releases" "$settings"
  install -d -m 700 "$settings/secrets" "${services[@]/#/$settings/secrets/}"
  ln -sfn "$(find_java)" "$home/java"
  for file in fleet.env api-host.env media-host.env; do
    [[ -e $settings/$file ]] || install -m 644 "$here/$file" "$settings/$file"
  done
  set_units
}

first() { # ROLE; what a host of the role runs, until somebody says otherwise
  case $1 in
    api-host) printf '%s\n' api-gateway@0 api-gateway@1 profile-worker@0 content-worker@0 ;;
    media-host) printf '%s\n' media-worker@0 media-worker@1 media-worker@2 media-worker@3 ;;
    *) fail "There is no role $1, but api-host and media-host." ;;
  esac
}

# Has the role's processes start with the host, but for services of which some do already: how many is the operator's word.
enable() { # ROLE
  local unit missing=()
  for unit in $(first "$1"); do
    compgen -G "$units/creator-fleet.target.wants/${unit%@*}@*" >/dev/null || missing+=("$unit")
  done
  systemctl enable --quiet creator-fleet.target "${missing[@]}"
}

install_host() { # ROLE
  local new
  first "$1" >/dev/null
  set_up
  new=$(stage)
  [[ -e $home/current ]] || link current "$new"
  if cmp -s "$here/fleet.env" "$settings/fleet.env"; then
    fail "Now fill in $settings/fleet.env, put the secrets below $settings/secrets, and install again."
  fi
  enable "$1"
  systemctl start creator-fleet.target
  change "$new"
}

upgrade() {
  local new
  new=$(stage)
  set_units
  change "$new"
}

status() {
  local unit state all=0
  printf '%-26s %-12s %-14s %s\n' PROCESS STATE RELEASE "MEMORY MiB"
  for unit in $(instances); do
    state=$(systemctl show -P SubState "$unit")
    if ready "$unit"; then state=ready; else all=1; fi
    printf '%-26s %-12s %-14s %s\n' "$unit" "$state" "$(of_release "$unit")" \
      "$(systemctl show -P MemoryCurrent "$unit" | awk '{ print /^[0-9]+$/ ? int($1 / 1048576) : "-" }')"
  done
  return "$all"
}

# As the gateway's unit would run it, but to its end and with this terminal.
key() { # create|list|revoke …
  local properties
  mapfile -t properties < <(secrets api-gateway | sed -n 's/^LoadCredential=/--property=&/p')
  # shellcheck disable=SC2016 # the folder is known in there
  systemd-run --quiet --pipe --wait --collect --property=User=creator-fleet --property=EnvironmentFile="$settings/fleet.env" \
    --setenv=SPRING_DATASOURCE_USERNAME=api_gateway "${properties[@]}" \
    sh -c 'FLEET_SECRETS=$CREDENTIALS_DIRECTORY exec "$@"' key "$home/java/bin/java" -jar "$home/current/api-gateway.jar" key "$@"
}

uninstall() { # [--purge]
  local service
  systemctl disable --now --quiet creator-fleet.target 2>/dev/null || true
  for service in "${services[@]}"; do
    systemctl stop "$service@*"
    systemctl reset-failed "$service@*"
    find "$units" -name "$service@*" -prune -exec rm -rf {} +
  done
  rm -rf "$units/creator-fleet.target" "$units/creator-fleet.target.wants" "$home" /run/creator-fleet
  systemctl daemon-reload
  if [[ ${1:-} == --purge ]]; then
    rm -rf "$settings"
    userdel creator-fleet 2>/dev/null || true
  fi
}

case ${1:-help} in
  pack) pack "${2:?where to}" ;;
  help | -h | --help) sed -n '2,11p' "${BASH_SOURCE[0]}" ;;
  *)
    [[ $EUID == 0 ]] || fail "This changes the host: run it as root."
    case $1 in
      key) key "${@:2}" ;;
      install) install_host "${2:?api-host or media-host}" ;;
      upgrade) upgrade ;;
      rollback) [[ -e $home/previous ]] || fail "There is no release before this one."; change "$(release previous)" ;;
      restart) set_units; roll all || exit 1 ;;
      status) status ;;
      uninstall) uninstall "${2:-}" ;;
      *) fail "There is no command $1; see $0 help" ;;
    esac
    ;;
esac
