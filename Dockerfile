# Arrears' two programs in one image: `worker`, and `starter` with the gateway and the command line.
#
#     docker build --build-arg VERSION=1.2.0 --tag arrears:1.2.0 .
#
# There is nothing else in it, no shell and no other user's files: the programs are static, carry the time zones, and
# say themselves how they are (`starter health`).

FROM --platform=$BUILDPLATFORM golang:1.26.8-trixie AS build
# Without the workspace: its other half, for development, changes versions.
ENV GOWORK=off CGO_ENABLED=0 GOTOOLCHAIN=local
WORKDIR /src
COPY go.mod go.sum ./
RUN --mount=type=cache,target=/go/pkg/mod go mod download
COPY . .
ARG TARGETOS TARGETARCH VERSION=dev
RUN --mount=type=cache,target=/go/pkg/mod --mount=type=cache,target=/root/.cache/go-build \
    GOOS=$TARGETOS GOARCH=$TARGETARCH \
    go build -trimpath -buildvcs=false -ldflags "-s -w -X main.version=$VERSION" -o /out/ ./worker ./starter

FROM scratch
COPY --from=build /etc/ssl/certs/ca-certificates.crt /etc/ssl/certs/ca-certificates.crt
COPY --from=build /out/ /usr/local/bin/
USER 65532:65532
CMD ["starter", "--help"]
