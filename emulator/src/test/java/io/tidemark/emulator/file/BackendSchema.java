package io.tidemark.emulator.file;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.Error;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/** The published schema, applied to YAML by a validator that knows nothing of ours. */
final class BackendSchema {
    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonNode json;
    private final Schema schema;

    BackendSchema() {
        try {
            json = mapper.readTree(Files.readString(Path.of("..", "docs", "backend.schema.json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json);
    }

    JsonNode json() {
        return json;
    }

    List<String> errors(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        JsonNode backend = mapper.valueToTree(new Load(settings).loadFromString(yaml));
        return schema.validate(backend).stream().map(Error::toString).toList();
    }
}
