package io.tidemark.sizing.compare;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.aggregator.dump.Fields;
import io.tidemark.sizing.price.Architecture;
import io.tidemark.sizing.price.Hardware;
import java.io.IOException;
import java.util.EnumSet;
import java.util.OptionalDouble;
import java.util.Set;

/** What a type is, in a dump. Older dumps have none of it; then it is what the name tells. */
final class HardwareJson {
    private static final String ARCHITECTURES = "architectures";
    private static final String PEAK = "networkPeakGigabits";

    private HardwareJson() {}

    static void write(JsonGenerator json, Hardware hardware) throws IOException {
        json.writeArrayFieldStart(ARCHITECTURES);
        for (Architecture architecture :
                hardware.architectures().stream().sorted().toList()) {
            json.writeString(architecture.key());
        }
        json.writeEndArray();
        if (hardware.networkPeakGigabits().isPresent()) {
            json.writeNumberField(PEAK, hardware.networkPeakGigabits().getAsDouble());
        }
        json.writeBooleanField("current", hardware.current());
        json.writeBooleanField("bare", hardware.bare());
        json.writeNumberField("gpus", hardware.gpus());
    }

    static Hardware read(Fields type, String name) {
        if (!type.node().has(ARCHITECTURES)) {
            return Hardware.ofName(name);
        }
        Set<Architecture> architectures = EnumSet.noneOf(Architecture.class);
        for (String key : type.texts(ARCHITECTURES)) {
            architectures.add(Architecture.of(key)
                    .orElseThrow(() -> new IllegalArgumentException("must be an architecture but is " + key)));
        }
        return new Hardware(
                architectures,
                type.node().has(PEAK) ? OptionalDouble.of(type.decimal(PEAK)) : OptionalDouble.empty(),
                type.flag("current"),
                type.flag("bare"),
                type.smallNumber("gpus"));
    }
}
