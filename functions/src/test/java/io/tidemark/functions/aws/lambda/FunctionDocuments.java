package io.tidemark.functions.aws.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/** What Lambda tells of a function and of the account. */
final class FunctionDocuments {
    private FunctionDocuments() {}

    static String account(FunctionSettings function) {
        int total = function.accountConcurrency();
        int unreserved = total - Math.max(0, function.reservedConcurrency());
        return """
                {"AccountLimit":{"TotalCodeSize":80530636800,"CodeSizeUnzipped":262144000,"CodeSizeZipped":52428800,\
                "ConcurrentExecutions":%d,"UnreservedConcurrentExecutions":%d},\
                "AccountUsage":{"TotalCodeSize":0,"FunctionCount":1}}""".formatted(total, unreserved);
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
        byte[] zip = zip();
        return """
                {"FunctionName":"%s","FunctionArn":"%s","Runtime":"java25","PackageType":"Zip",\
                "Role":"arn:aws:iam::123456789012:role/tests","Handler":"io.tidemark.functions.aws.WorkerHandler",\
                "CodeSize":%d,"CodeSha256":"%s","Timeout":%d,"MemorySize":%d,"Architectures":["%s"],\
                "Version":"$LATEST","State":"Active","LastUpdateStatus":"Successful","EphemeralStorage":{"Size":512},\
                "LastModified":"2026-11-20T00:00:00.000+0000","RevisionId":"00000000-0000-0000-0000-000000000000"}""".formatted(
                        function.name(),
                        function.arn(),
                        zip.length,
                        sha256(zip),
                        function.timeout().toSeconds(),
                        function.memoryMegabytes(),
                        architecture);
    }

    private static byte[] zip() {
        try {
            return Files.readAllBytes(WorkerPackage.zip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String sha256(byte[] bytes) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
