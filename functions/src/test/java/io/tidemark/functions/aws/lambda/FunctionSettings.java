package io.tidemark.functions.aws.lambda;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A function as its owner configured it.
 *
 * @param timeout from the delivery of an event until its environment is killed
 * @param retries how often an event that failed is delivered again; requests are not
 * @param accountConcurrency events at once, of all functions
 * @param reservedConcurrency events at once of this function; negative for none reserved
 * @param jvmOptions for the environments. The defaults are Lambda's for small functions, and suit small machines
 * @param variables for the environments, besides those that Lambda sets
 * @param handler the class that takes events
 */
public record FunctionSettings(
        String name,
        int memoryMegabytes,
        Duration timeout,
        int retries,
        int accountConcurrency,
        int reservedConcurrency,
        List<String> jvmOptions,
        Map<String, String> variables,
        String handler,
        FunctionCode code) {
    public static final List<String> SMALL_JVM =
            List.of("-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-Xshare:auto");

    /** Events at once that a new account may have. */
    static final int ACCOUNT = 1_000;

    private static final String WORKER = "io.tidemark.functions.aws.WorkerHandler";

    public FunctionSettings {
        jvmOptions = List.copyOf(jvmOptions);
        variables = Map.copyOf(variables);
    }

    /** One of 128 MB, 3 s and 2 retries, as Lambda makes them unless told otherwise. */
    public static FunctionSettings of(String name, String handler, FunctionCode code) {
        return new FunctionSettings(
                name, 128, Duration.ofSeconds(3), 2, ACCOUNT, -1, SMALL_JVM, Map.of(), handler, code);
    }

    /** The worker as it was built, with a time-out for tests and no retries, as it is deployed. */
    public static FunctionSettings worker(String name) {
        return new FunctionSettings(
                name, 1_769, Duration.ofSeconds(40), 0, ACCOUNT, -1, SMALL_JVM, Map.of(), WORKER, FunctionCode.built());
    }

    public FunctionSettings withTimeout(Duration newTimeout) {
        return new FunctionSettings(
                name,
                memoryMegabytes,
                newTimeout,
                retries,
                accountConcurrency,
                reservedConcurrency,
                jvmOptions,
                variables,
                handler,
                code);
    }

    public FunctionSettings withRetries(int newRetries) {
        return new FunctionSettings(
                name,
                memoryMegabytes,
                timeout,
                newRetries,
                accountConcurrency,
                reservedConcurrency,
                jvmOptions,
                variables,
                handler,
                code);
    }

    public FunctionSettings withConcurrency(int account, int reserved) {
        return new FunctionSettings(
                name, memoryMegabytes, timeout, retries, account, reserved, jvmOptions, variables, handler, code);
    }

    public FunctionSettings withJvmOptions(List<String> options) {
        return new FunctionSettings(
                name,
                memoryMegabytes,
                timeout,
                retries,
                accountConcurrency,
                reservedConcurrency,
                options,
                variables,
                handler,
                code);
    }

    public FunctionSettings withVariable(String variable, String value) {
        Map<String, String> more = new HashMap<>(variables);
        more.put(variable, value);
        return new FunctionSettings(
                name,
                memoryMegabytes,
                timeout,
                retries,
                accountConcurrency,
                reservedConcurrency,
                jvmOptions,
                more,
                handler,
                code);
    }

    /** @param service as in {@code AWS_ENDPOINT_URL_DYNAMODB} */
    public FunctionSettings withEndpoint(String service, URI uri) {
        return withVariable("AWS_ENDPOINT_URL_" + service, uri.toString());
    }

    /** A folder of classes to run in place of the zip. */
    public FunctionSettings withTaskRoot(Path root) {
        return new FunctionSettings(
                name,
                memoryMegabytes,
                timeout,
                retries,
                accountConcurrency,
                reservedConcurrency,
                jvmOptions,
                variables,
                handler,
                FunctionCode.folder(root));
    }

    public FunctionSettings withMemory(int megabytes) {
        return new FunctionSettings(
                name,
                megabytes,
                timeout,
                retries,
                accountConcurrency,
                reservedConcurrency,
                jvmOptions,
                variables,
                handler,
                code);
    }

    String arn() {
        return "arn:aws:lambda:us-east-1:123456789012:function:" + name;
    }

    /** Of this function, whatever else the account runs. */
    int concurrency() {
        return reservedConcurrency >= 0 ? reservedConcurrency : accountConcurrency;
    }
}
