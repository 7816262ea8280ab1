package io.tidemark.functions.flow;

import com.fasterxml.jackson.core.JsonFactory;
import io.tidemark.core.plan.Body;
import io.tidemark.core.plan.Check;
import io.tidemark.core.plan.Field;
import io.tidemark.core.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;

/** Makes single steps ready. */
final class StepCompiler {
    private static final String FORM = "application/x-www-form-urlencoded";

    private final List<String> names;
    private final List<Target> targets;
    private final boolean compression;
    private final Vocabulary vocabulary;
    private final Secrets secrets;
    private final JsonFactory json;
    private final String userAgent;

    StepCompiler(
            List<String> names,
            List<Target> targets,
            boolean compression,
            Vocabulary vocabulary,
            Secrets secrets,
            JsonFactory json) {
        this.names = names;
        this.targets = targets;
        this.compression = compression;
        this.vocabulary = vocabulary;
        this.secrets = secrets;
        this.json = json;
        this.userAgent =
                "tidemark/" + ResourceBundle.getBundle("io.tidemark.core.build").getString("version");
    }

    CompiledStep compile(Step step, Spot spot) {
        return new CompiledStep(
                names.indexOf(step.name()), step.name(), blueprint(step, spot), judge(step, spot), step.think());
    }

    private Blueprint blueprint(Step step, Spot spot) {
        if (!HeaderText.isName(step.method())) {
            spot.at("method").report(step.method(), "must be the name of a method", "such as GET");
        }
        Headers headers = Headers.of(step.headers(), defaults(step, spot), vocabulary, spot.at("headers"));
        Payload payload = Payload.of(step.body(), vocabulary, spot.at("body"));
        Address address = Address.of(step, vocabulary, spot);
        if (address.appends() && targets.stream().anyMatch(Target::hasQuery)) {
            spot.at("url").report(step.url(), "must be empty or absolute, as a target has a query", "");
        }
        return new Blueprint(step.method(), address, headers, payload, targets);
    }

    private List<Field> defaults(Step step, Spot spot) {
        List<Field> defaults = new ArrayList<>();
        defaults.add(new Field("User-Agent", userAgent));
        if (compression) {
            defaults.add(new Field("Accept-Encoding", "gzip"));
        }
        if (step.body() instanceof Body.Form) {
            defaults.add(new Field("Content-Type", FORM));
        }
        if (step.credentials() != null) {
            String header = Authorization.header(step.credentials(), secrets, spot.at("credentials"));
            defaults.add(new Field("Authorization", header));
        }
        return defaults;
    }

    private Judge judge(Step step, Spot spot) {
        List<Verification> checks = new ArrayList<>();
        int statuses = 0;
        for (int i = 0; i < step.checks().size(); i++) {
            Check check = step.checks().get(i);
            Verification verification = Verification.of(check, vocabulary, secrets, json, spot.at("checks", i));
            // statuses first: an error page fails for its status, not for the text it lacks
            checks.add(check instanceof Check.Status ? statuses++ : checks.size(), verification);
        }
        if (statuses == 0) {
            checks.addFirst(new Verification.Success());
        }
        List<Extractor> extractors = new ArrayList<>();
        for (int i = 0; i < step.extractions().size(); i++) {
            extractors.add(Extractor.of(step.extractions().get(i), vocabulary, json, spot.at("extractions", i)));
        }
        return new Judge(checks, extractors);
    }
}
