package io.tidemark.functions.aws.lambda;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Starts the runtime as Lambda does: its own jars on the class path, the function's in the current folder. */
final class EnvironmentProcess {
    private static final String RUNTIME = "com.amazonaws.services.lambda.runtime.api.client.";

    private EnvironmentProcess() {}

    static Process start(FunctionSettings function, String runtimeApi) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command(function))
                .directory(function.code().folder().toFile())
                .redirectErrorStream(true);
        Map<String, String> variables = builder.environment();
        variables.clear();
        variables.putAll(variables(function, runtimeApi));
        variables.putAll(function.variables());
        return builder.start();
    }

    private static List<String> command(FunctionSettings function) {
        List<String> command = new ArrayList<>();
        command.add(ProcessHandle.current().info().command().orElse("java"));
        command.addAll(function.jvmOptions());
        command.add("--add-opens=java.base/java.io=ALL-UNNAMED");
        command.add("--enable-native-access=ALL-UNNAMED");
        command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
        command.add("-Djava.net.preferIPv4Stack=true");
        command.add("-D" + RUNTIME + "runtimeapi.NativeClient.JNI=" + WorkerPackage.nativeClient());
        command.addAll(List.of("-cp", WorkerPackage.runtimeClassPath(), RUNTIME + "AWSLambda", function.handler()));
        return command;
    }

    private static Map<String, String> variables(FunctionSettings function, String runtimeApi) {
        return Map.ofEntries(
                Map.entry("AWS_LAMBDA_RUNTIME_API", runtimeApi),
                Map.entry("AWS_LAMBDA_FUNCTION_NAME", function.name()),
                Map.entry("AWS_LAMBDA_FUNCTION_VERSION", "$LATEST"),
                Map.entry("AWS_LAMBDA_FUNCTION_MEMORY_SIZE", String.valueOf(function.memoryMegabytes())),
                Map.entry("AWS_LAMBDA_LOG_GROUP_NAME", "/aws/lambda/" + function.name()),
                Map.entry("AWS_LAMBDA_LOG_STREAM_NAME", "tests"),
                Map.entry("AWS_LAMBDA_INITIALIZATION_TYPE", "on-demand"),
                Map.entry("AWS_EXECUTION_ENV", "AWS_Lambda_java25"),
                Map.entry("AWS_REGION", "us-east-1"),
                Map.entry("AWS_DEFAULT_REGION", "us-east-1"),
                Map.entry("AWS_ACCESS_KEY_ID", "test"),
                Map.entry("AWS_SECRET_ACCESS_KEY", "testsecret"),
                Map.entry("AWS_SESSION_TOKEN", "testtoken"),
                Map.entry("_HANDLER", function.handler()),
                Map.entry("LAMBDA_TASK_ROOT", function.code().folder().toString()),
                // No settings of whoever runs the tests.
                Map.entry("HOME", function.code().folder().toString()),
                Map.entry("PATH", "/usr/local/bin:/usr/bin:/bin"),
                Map.entry("LANG", "en_US.UTF-8"),
                Map.entry("TZ", ":UTC"));
    }

    static void signal(Process process, String signal) {
        try {
            new ProcessBuilder("kill", "-" + signal, String.valueOf(process.pid()))
                    .start()
                    .waitFor();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
