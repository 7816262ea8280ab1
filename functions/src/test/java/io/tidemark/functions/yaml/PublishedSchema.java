package io.tidemark.functions.yaml;

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

/** A schema of {@code docs}, applied to YAML by a validator that knows nothing of ours. */
public final class PublishedSchema {
    private final ObjectMapper mapper = new ObjectMapper();
    private final JsonNode json;
    private final Schema schema;

    /** @param name of the file */
    public PublishedSchema(String name) {
        try {
            json = mapper.readTree(Files.readString(Path.of("..", "docs", name)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        schema = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                .getSchema(json);
    }

    public JsonNode json() {
        return json;
    }

    public List<String> errors(String yaml) {
        LoadSettings settings =
                LoadSettings.builder().setSchema(new CoreSchema()).build();
        JsonNode file = mapper.valueToTree(new Load(settings).loadFromString(yaml));
        return schema.validate(file).stream().map(Error::toString).toList();
    }
}
