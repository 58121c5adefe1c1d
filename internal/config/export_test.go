package config

import "github.com/caarlos0/env/v11"

func groups() []any {
	return []any{
		new(databaseVars), new(ownerVars), new(temporalVars), new(verifyVars), new(smsVars), new(mailVars), new(endpointVars),
		new(providerVars), new(publicVars), new(secretVars), new(clockVars), new(workerVars), new(doubtVars), new(jitterVars), new(gatewayVars), new(clientVars),
		new(tracesVars),
	}
}

// Secrets names every variable that some process reads a secret from.
func Secrets() []string {
	var all []string
	for _, vars := range groups() {
		all = append(all, secretsOf(vars)...)
	}
	return all
}

// Variables names every variable that some process reads.
func Variables() (map[string]bool, error) {
	all := make(map[string]bool)
	for _, vars := range groups() {
		fields, err := env.GetFieldParams(vars)
		if err != nil {
			return nil, err
		}
		for _, f := range fields {
			all[f.Key] = true
		}
	}
	return all, nil
}
