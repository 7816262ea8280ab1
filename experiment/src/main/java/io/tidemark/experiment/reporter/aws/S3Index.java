package io.tidemark.experiment.reporter.aws;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.Map;

/** A JSON document that lists what was uploaded: <code>{"datasets": {entry: [{"ts", "meta", "data"}]}}</code>, newest first. */
final class S3Index {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String DATASETS = "datasets";

    private final ObjectNode root;

    private S3Index(ObjectNode root) {
        this.root = root;
    }

    static S3Index empty() {
        return new S3Index(JSON.createObjectNode());
    }

    /** Whatever else is in it stays. */
    static S3Index parse(byte[] bytes) throws IOException {
        JsonNode root = JSON.readTree(bytes);
        if (root == null || root.isMissingNode()) {
            return empty();
        }
        JsonNode datasets = root.path(DATASETS);
        if (!(root instanceof ObjectNode object) || !(datasets.isMissingNode() || datasets.isObject())) {
            throw new IOException("it is no index of datasets");
        }
        for (JsonNode entry : datasets) {
            if (!entry.isArray()) {
                throw new IOException("it has an entry that is no list");
            }
        }
        return new S3Index(object);
    }

    /** @param most how many the entry keeps, the newest; 0 for all */
    void add(String entry, double epochSeconds, Map<String, Object> meta, String data, long most) {
        ObjectNode item = JSON.createObjectNode();
        item.put("ts", epochSeconds);
        item.set("meta", JSON.valueToTree(meta));
        item.put("data", data);
        ArrayNode items = root.withObjectProperty(DATASETS).withArrayProperty(entry);
        items.insert(0, item);
        while (most > 0 && items.size() > most) {
            items.remove(items.size() - 1);
        }
    }

    byte[] bytes() throws IOException {
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(root);
    }
}
