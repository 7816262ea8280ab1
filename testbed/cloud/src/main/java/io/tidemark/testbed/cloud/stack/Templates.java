package io.tidemark.testbed.cloud.stack;

import io.tidemark.testbed.cloud.protocol.Call;
import io.tidemark.testbed.cloud.protocol.Refusal;
import io.tidemark.testbed.cloud.template.Template;
import java.util.Set;

/** Templates as they come with calls. */
final class Templates {
    private Templates() {}

    static Template of(Call call, Set<String> types) {
        String body = call.optional("TemplateBody")
                .orElseThrow(() -> Refusal.validation(
                        "Either Template URL or Template Body must be specified. (The double takes bodies only.)"));
        return Template.read(body, types);
    }
}
