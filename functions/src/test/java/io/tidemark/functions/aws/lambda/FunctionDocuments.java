package io.tidemark.functions.aws.lambda;

import java.util.Collection;

/** What Lambda tells of a function and of the account. */
final class FunctionDocuments {
    private FunctionDocuments() {}

    static String account(Collection<Function> functions) {
        int total = functions.stream()
                .mapToInt(function -> function.settings().accountConcurrency())
                .max()
                .orElse(FunctionSettings.ACCOUNT);
        int reserved = functions.stream()
                .mapToInt(function -> Math.max(0, function.settings().reservedConcurrency()))
                .sum();
        return """
                {"AccountLimit":{"TotalCodeSize":80530636800,"CodeSizeUnzipped":262144000,"CodeSizeZipped":52428800,\
                "ConcurrentExecutions":%d,"UnreservedConcurrentExecutions":%d},\
                "AccountUsage":{"TotalCodeSize":0,"FunctionCount":%d}}""".formatted(total, total - reserved, functions.size());
    }

    static String concurrency(FunctionSettings function) {
        return function.reservedConcurrency() < 0
                ? "{}"
                : "{\"ReservedConcurrentExecutions\":" + function.reservedConcurrency() + "}";
    }

    static String function(FunctionSettings function) {
        return "{\"Configuration\":" + configuration(function) + "}";
    }

    static String configuration(FunctionSettings function) {
        String architecture = System.getProperty("os.arch").equals("amd64") ? "x86_64" : "arm64";
        return """
                {"FunctionName":"%s","FunctionArn":"%s","Runtime":"java25","PackageType":"Zip",\
                "Role":"arn:aws:iam::123456789012:role/tests","Handler":"%s",\
                "CodeSize":%d,"CodeSha256":"%s","Timeout":%d,"MemorySize":%d,"Architectures":["%s"],\
                "Version":"$LATEST","State":"Active","LastUpdateStatus":"Successful","EphemeralStorage":{"Size":512},\
                "LastModified":"2026-11-20T00:00:00.000+0000","RevisionId":"00000000-0000-0000-0000-000000000000"}""".formatted(
                        function.name(),
                        function.arn(),
                        function.handler(),
                        function.code().bytes(),
                        function.code().sha256(),
                        function.timeout().toSeconds(),
                        function.memoryMegabytes(),
                        architecture);
    }

    static String eventInvokeConfig(FunctionSettings function) {
        return """
                {"FunctionArn":"%s:$LATEST","MaximumRetryAttempts":%d,"LastModified":1795000000}""".formatted(function.arn(), function.retries());
    }
}
