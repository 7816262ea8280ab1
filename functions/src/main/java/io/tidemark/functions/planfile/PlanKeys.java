package io.tidemark.functions.planfile;

import io.tidemark.functions.yaml.Keys;
import java.util.List;

/** The keys of each kind of mapping, in the order in which a plan is written. The JSON Schema has the same ones. */
enum PlanKeys implements Keys {
    PLAN("name", "target", "targets", "variables", "start", "scenarios", "load", "http", "tolerance"),
    VARIABLE("random", "uuid", "counter", "time", "env", "csv", "order", "rows", "sha256", "per"),
    NOTHING,
    COUNTER("from", "step", "digits"),
    SCENARIO("name", "weight", "steps"),
    STEP(
            "name",
            "get",
            "head",
            "post",
            "put",
            "patch",
            "delete",
            "options",
            "method",
            "url",
            "query",
            "headers",
            "auth",
            "body",
            "body-file",
            "body-bytes",
            "body-sha256",
            "form",
            "checks",
            "extract",
            "think"),
    AUTH("basic", "bearer-env"),
    BASIC("user-env", "password-env"),
    CHECKS("status", "headers", "body-contains", "body-matches", "json"),
    EXTRACTION("header", "regex", "json"),
    PAUSE("from", "to", "mean", "deviation"),
    LOAD("users", "rate", "duration", "phases", "pause", "pacing", "stagger", "arrivals", "patience", "seed"),
    PHASE("name", "users", "rate", "steps", "burst", "spike", "for", "warm-up"),
    STEPS("from", "by", "every", "count"),
    BURST("size", "every", "times"),
    SPIKE("base", "peak", "at", "hold"),
    HTTP(
            "version",
            "insecure-tls",
            "redirects",
            "reuse-connections",
            "compression",
            "cookies",
            "max-connections",
            "connect-timeout",
            "response-timeout",
            "timeout"),
    TOLERANCE("bad", "of", "latency", "abort", "names"),
    LIMIT("bad", "of", "latency");

    /** The methods that are keys of a step. */
    static final List<String> METHODS = List.of("get", "head", "post", "put", "patch", "delete", "options");

    @SuppressWarnings("ImmutableEnumChecker") // List.of is immutable, which its type does not say
    private final List<String> keys;

    PlanKeys(String... keys) {
        this.keys = List.of(keys);
    }

    @Override
    public List<String> keys() {
        return keys;
    }
}
