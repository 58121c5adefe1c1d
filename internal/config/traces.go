package config

import "strings"

// Traces say whether and how spans leave the process. Where to is read by OpenTelemetry's library.
type Traces struct {
	Protocol string // "http/protobuf" or "grpc"; empty: they do not
}

const defaultProtocol = "http/protobuf" // as OpenTelemetry's standard has it

// traces follows the standard: an endpoint turns the export on, and two variables turn it off again.
func (r *reader) traces(v tracesVars) Traces {
	r.optionalURL("OTEL_EXPORTER_OTLP_ENDPOINT", v.OTLPEndpoint)
	r.optionalURL("OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", v.TracesEndpoint)
	general := r.protocol("OTEL_EXPORTER_OTLP_PROTOCOL", v.OTLPProtocol, defaultProtocol)
	protocol := r.protocol("OTEL_EXPORTER_OTLP_TRACES_PROTOCOL", v.TracesProtocol, general)
	switch v.TracesExporter {
	case "", "otlp":
	case "none":
		return Traces{}
	default:
		r.report("OTEL_TRACES_EXPORTER", "is neither otlp nor none; traces leave by OTLP alone: unset it, and set OTEL_EXPORTER_OTLP_ENDPOINT")
	}
	if strings.EqualFold(v.SDKDisabled, "true") || v.OTLPEndpoint == "" && v.TracesEndpoint == "" {
		return Traces{}
	}
	return Traces{Protocol: protocol}
}

func (r *reader) protocol(variable, value, byDefault string) string {
	switch value {
	case "":
		return byDefault
	case "grpc", defaultProtocol:
		return value
	}
	r.report(variable, "is not a protocol that is spoken here; write http/protobuf or grpc")
	return byDefault
}
