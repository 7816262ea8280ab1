package io.tidemark.testbed.cloud.stack;

import io.tidemark.testbed.cloud.template.Parameters;
import io.tidemark.testbed.cloud.template.Template;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What a stack is to be. */
record Definition(Template template, Parameters parameters, List<String> capabilities, Map<String, String> tags) {
    Definition {
        capabilities = List.copyOf(capabilities);
        tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    }
}
