package io.tidemark.infra;

import java.util.List;
import software.amazon.awscdk.CfnParameter;
import software.constructs.Construct;

/** What the user says of the functions. */
record Settings(CfnParameter version, CfnParameter architecture, CfnParameter memory, CfnParameter logDays) {

    /** All that CloudWatch knows. */
    private static final List<Integer> DAYS = List.of(
            1, 3, 5, 7, 14, 30, 60, 90, 120, 150, 180, 365, 400, 545, 731, 1096, 1827, 2192, 2557, 2922, 3288, 3653);

    static Settings of(Construct scope) {
        return new Settings(
                Parameters.text(scope, "Version", "What is deployed, for whoever looks")
                        .defaultValue("dev")
                        .maxLength(100)
                        .build(),
                Parameters.text(scope, "Architecture", "Processor of the functions")
                        .defaultValue("arm64")
                        .allowedValues(List.of("arm64", "x86_64"))
                        .build(),
                Parameters.number(scope, "WorkerMemory", "MB of a function; 1769 are a whole processor", 1769)
                        .minValue(128)
                        .maxValue(10240)
                        .build(),
                Parameters.number(scope, "LogDays", "Days for which the functions' logs are kept", "14")
                        .allowedValues(DAYS.stream().map(String::valueOf).toList())
                        .build());
    }
}
