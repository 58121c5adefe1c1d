#!/bin/sh
# Makes the secrets of an installation by docker-compose.yml, one file each, in ./secrets or in the folder given:
#
#     sh deploy/secrets.sh [FOLDER]
#
# What is there already is left alone, so it may be run again. The providers' secrets are asked for.
set -eu
umask 077
folder=${1:-secrets}
mkdir -p "$folder"
# Only the folder keeps others out: the files must be read by containers, whose users are not this machine's.
chmod 700 "$folder"

hex() { od -An -N "$1" -t x1 /dev/urandom | tr -d ' \n'; }

# keep NAME: standard input becomes the secret, unless there is one.
keep() {
    if [ -s "$folder/$1" ]; then
        cat > /dev/null
    else
        cat > "$folder/$1.new"
        chmod 444 "$folder/$1.new"
        mv -f "$folder/$1.new" "$folder/$1"
        echo "made $folder/$1"
    fi
}

# ask NAME WHAT: a person types it, unseen.
ask() {
    [ -s "$folder/$1" ] && return
    if [ ! -t 0 ]; then
        echo "missing: write $2 into $folder/$1, then: chmod 444 $folder/$1" >&2
        missing=yes
        return
    fi
    printf '%s: ' "$2" >&2
    stty -echo
    read -r typed || typed=
    stty echo
    echo >&2
    printf %s "$typed" | keep "$1"
}

hex 24 | keep postgres_password
hex 24 | keep temporal_password
echo "postgres://arrears_owner:$(hex 24)@postgres:5432/arrears?sslmode=disable" | keep database_owner_url
echo "postgres://arrears_app:$(hex 24)@postgres:5432/arrears?sslmode=disable" | keep database_url
hex 32 | keep arrears_secret
echo "whsec_$(head -c 24 /dev/urandom | base64)" | keep provisioning_secret
echo "whsec_$(head -c 24 /dev/urandom | base64)" | keep billing_secret
echo "whsec_$(head -c 24 /dev/urandom | base64)" | keep screening_secret
# Empty until Twilio's token is changed (SECURITY.md), and there all the same: a mounted file must be.
[ -e "$folder/twilio_auth_token_secondary" ] || : | keep twilio_auth_token_secondary
missing=
ask twilio_auth_token "Twilio's auth token"
ask sendgrid_api_key "SendGrid's API key"
[ -z "$missing" ]
