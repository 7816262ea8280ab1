package io.tidemark.aggregator.dump;

import com.fasterxml.jackson.core.JsonGenerator;
import io.tidemark.aggregator.cost.Cost;
import io.tidemark.aggregator.cost.Usage;
import java.io.IOException;

/** What a run cost, as JSON: what was used, and the dollars of that day, which newer prices do not change. */
final class CostJson {
    private CostJson() {}

    static void write(Cost cost, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("region", cost.region());
        json.writeStringField("priceDate", cost.date());
        json.writeNumberField("lambdaDollars", cost.lambda());
        json.writeNumberField("dynamoDbDollars", cost.dynamoDb());
        json.writeNumberField("s3Dollars", cost.s3());
        json.writeObjectFieldStart("usage");
        Usage usage = cost.usage();
        json.writeNumberField("arm64GigabyteSeconds", usage.arm64GigabyteSeconds());
        json.writeNumberField("x86GigabyteSeconds", usage.x86GigabyteSeconds());
        json.writeNumberField("invocations", usage.invocations());
        json.writeNumberField("writeUnits", usage.writeUnits());
        json.writeNumberField("readUnits", usage.readUnits());
        json.writeNumberField("puts", usage.puts());
        json.writeNumberField("gets", usage.gets());
        json.writeEndObject();
        json.writeEndObject();
    }

    static Cost read(Fields cost) {
        Fields usage = cost.object("usage");
        return new Cost(
                cost.text("region"),
                cost.text("priceDate"),
                new Usage(
                        usage.decimal("arm64GigabyteSeconds"),
                        usage.decimal("x86GigabyteSeconds"),
                        usage.number("invocations"),
                        usage.decimal("writeUnits"),
                        usage.decimal("readUnits"),
                        usage.number("puts"),
                        usage.number("gets")),
                cost.decimal("lambdaDollars"),
                cost.decimal("dynamoDbDollars"),
                cost.decimal("s3Dollars"));
    }
}
