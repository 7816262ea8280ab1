package io.tidemark.testbed.cloud.protocol;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What requests ask for, where that is in no parameter. */
public final class Actions {
    private static final List<Map.Entry<Pattern, String>> LAMBDA = List.of(
            entry("POST .*/invocations", "InvokeFunction"),
            entry("GET .*/functions/[^/]+/configuration", "GetFunctionConfiguration"),
            entry("GET .*/functions/[^/]+/concurrency", "GetFunctionConcurrency"),
            entry("GET .*/functions/[^/]+/event-invoke-config", "GetFunctionEventInvokeConfig"),
            entry("GET .*/functions/[^/]+", "GetFunction"),
            entry("GET .*/account-settings/?", "GetAccountSettings"));

    private static final List<Map.Entry<Pattern, String>> S3 = List.of(
            entry("GET /", "ListAllMyBuckets"),
            entry("PUT /[^/]+/?", "CreateBucket"),
            entry("DELETE /[^/]+/?", "DeleteBucket"),
            entry("(GET|HEAD) /[^/]+/?", "ListBucket"),
            entry("POST /[^/]+/?", "DeleteObjects"),
            entry("(PUT|POST) .*", "PutObject"),
            entry("DELETE .*", "DeleteObject"),
            entry("(GET|HEAD) .*", "GetObject"));

    private Actions() {}

    private static Map.Entry<Pattern, String> entry(String pattern, String action) {
        return Map.entry(Pattern.compile(pattern), action);
    }

    public static String lambda(Request request) {
        return first(LAMBDA, request);
    }

    /** With the bucket in the path. */
    public static String s3(Request request) {
        return first(S3, request);
    }

    /** In a header, after a version. */
    public static String target(Request request) {
        return request.header("X-Amz-Target")
                .map(target -> target.substring(target.indexOf('.') + 1))
                .orElse("");
    }

    private static String first(List<Map.Entry<Pattern, String>> patterns, Request request) {
        String line = request.method() + " "
                + Optional.ofNullable(request.uri().getRawPath()).orElse("/");
        return patterns.stream()
                .filter(entry -> entry.getKey().matcher(line).matches())
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(line);
    }
}
