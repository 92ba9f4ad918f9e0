#!/bin/sh
# Makes what is missing: an authority, and for each node, given by its address, a key and a certificate.
#
#     make-certificates.sh ADDRESS…             AUTHORITY, CERTIFICATES and TRUST are folders, OWNER the nodes' user
#     RENEW=1 make-certificates.sh ADDRESS…     the nodes' certificates anew, from the same authority
#
# All nodes have the same common name, by which they know each other; that is the tool's own default.
set -eu
umask 022

if [ ! -d "$AUTHORITY/ca" ]; then
  rm -rf "$AUTHORITY/made"
  es-gencert-cli create-ca -days 3650 -out "$AUTHORITY/made"
  chmod 0400 "$AUTHORITY/made/ca.key"
  mv "$AUTHORITY/made" "$AUTHORITY/ca"
fi
cp -f "$AUTHORITY/ca/ca.crt" "$TRUST/made"
chmod 0444 "$TRUST/made"
mv -f "$TRUST/made" "$TRUST/ca.crt"

node=0
for address in "$@"; do
  node=$((node + 1))
  place=$CERTIFICATES/$node
  if [ -f "$place/node.crt" ] && [ -z "${RENEW-}" ]; then continue; fi
  rm -rf "$place.made"
  es-gencert-cli create-node -days 365 -out "$place.made" \
    -ca-certificate "$AUTHORITY/ca/ca.crt" -ca-key "$AUTHORITY/ca/ca.key" \
    -ip-addresses "127.0.0.1,$address" -dns-names "localhost,kurrentdb-$node"
  chmod 0400 "$place.made/node.key"
  chown "$OWNER" "$place.made/node.key"
  rm -rf "$place"
  mv "$place.made" "$place"
  echo "kurrentdb-$node at $address has a certificate for 365 days."
done
