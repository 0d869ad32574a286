# shellcheck shell=bash
# The releases of a host and the processes that run them; host.sh reads this and says what it is about.
# shellcheck disable=SC2154 # set there

kept=3       # releases
patience=120 # seconds in which a process has to be ready

# --- the release that came with this script

jar() { # SERVICE
  compgen -G "$here/../jars/$1.jar" || compgen -G "$here/../../$1/target/$1-*-app.jar" | head -n 1 ||
    fail "There is no jar of $1, neither in a pack beside this script nor built in the sources around it."
}

pack() { # FILE
  local folder service
  folder=$(mktemp -d)
  mkdir "$folder/jars"
  for service in "${services[@]}"; do
    cp "$(jar "$service")" "$folder/jars/$service.jar"
  done
  cp -R "$here" "$folder/hosts"
  tar -C "$folder" -czf "$1" jars hosts
  rm -rf "$folder"
}

# Copies the jars to a release named by what is in them, unless it is there; prints its name.
stage() {
  local service name folder
  name=$(for service in "${services[@]}"; do sha256sum <"$(jar "$service")"; done | sha256sum | cut -c 1-12)
  if [[ ! -d $home/releases/$name ]]; then
    folder=$(mktemp -d "$home/releases/.new.XXXXXX")
    for service in "${services[@]}"; do
      install -m 644 "$(jar "$service")" "$folder/$service.jar"
    done
    chmod 755 "$folder"
    mv "$folder" "$home/releases/$name"
  fi
  printf '%s\n' "$name"
}

release() { basename "$(readlink "$home/$1" 2>/dev/null)"; } # current or previous

link() { # LINK RELEASE, at once and never half
  ln -sfn "releases/$2" "$home/.$1" && mv -T "$home/.$1" "$home/$1"
}

prune() {
  local name
  find "$home/releases" -mindepth 1 -maxdepth 1 -name '.new.*' -exec rm -rf {} +
  find "$home/releases" -mindepth 1 -maxdepth 1 -type d -printf '%T@ %f\n' | sort -rn | tail -n +$((kept + 1)) | cut -d ' ' -f 2 |
    while read -r name; do
      [[ $name == $(release current) || $name == $(release previous) ]] || rm -rf "${home:?}/releases/$name"
    done
}

# --- the processes

# The instances that run or should, in the order of an upgrade. What ends of itself is started again for ever, so one that
# failed was told to stop, and had to be killed.
instances() {
  local service
  for service in "${services[@]}"; do
    systemctl list-units --all --plain --no-legend "$service@*.service" | awk '$3 != "inactive" && $3 != "failed" { print $1 }'
  done
}

of_release() { # UNIT; the release that its process is of
  local process
  process=$(systemctl show -P MainPID "$1")
  [[ $process == 0 ]] || basename "$(readlink "/proc/$process/cwd")"
}

ready() { # UNIT
  local port path=/actuator/health/readiness
  port=$(systemctl show -P Environment "$1" | tr ' ' '\n' | sed -n 's/^SERVER_PORT=//p')
  [[ $1 != api-gateway@* ]] || path=/ready
  curl -fsS -o /dev/null --max-time 3 "http://127.0.0.1:$port$path" 2>/dev/null
}

await_ready() { # UNIT; gives up early on one that ends again and again
  local begun=$EPOCHSECONDS until=$((SECONDS + patience))
  until ready "$1"; do
    if ((SECONDS >= until || $(systemctl show -P NRestarts "$1") >= 3)); then
      say "$1 did not come up; the end of its log:"
      journalctl --unit "$1" --since "@$begun" --lines 15 --no-pager --output cat >&2
      return 1
    fi
    sleep 0.5
  done
  say "$1 is ready"
}

# Restarts one after another all, or what is not of the current release; stops at the first that does not come up, be it one
# that somebody else has started meanwhile: the next is only touched when this one does its work.
roll() { # all|changed
  local unit
  for unit in $(instances); do
    systemctl reset-failed "$unit"
    if [[ $1 == all || $(of_release "$unit") != $(release current) ]]; then
      systemctl restart "$unit"
    fi
    await_ready "$unit" || return 1
  done
}

change() { # RELEASE
  local before last
  before=$(release current)
  last=$(release previous)
  if [[ $1 != "$before" ]]; then
    link previous "$before"
    link current "$1"
  fi
  if ! roll changed; then
    [[ $1 != "$before" ]] || fail "Release $1 ran here already and does not come up: what it needs is amiss, or it is; then $0 rollback"
    say "Release $1 is taken back for $before."
    link current "$before"
    if [[ -n $last ]]; then link previous "$last"; else rm "$home/previous"; fi
    roll changed || fail "$before does not come up either: what it needs is amiss. See $0 status"
    exit 1
  fi
  prune
  say "This host runs release $1."
}
