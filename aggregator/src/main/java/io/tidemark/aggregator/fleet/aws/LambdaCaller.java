package io.tidemark.aggregator.fleet.aws;

import io.tidemark.aggregator.cost.Architecture;
import io.tidemark.aggregator.cost.FunctionSize;
import io.tidemark.aggregator.fleet.remote.Caller;
import io.tidemark.functions.remote.Summons;
import io.tidemark.functions.remote.SummonsCodec;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.lambda.LambdaClient;
import software.amazon.awssdk.services.lambda.model.GetFunctionConfigurationResponse;
import software.amazon.awssdk.services.lambda.model.InvocationType;
import software.amazon.awssdk.services.lambda.model.LambdaException;
import software.amazon.awssdk.services.lambda.model.ResourceNotFoundException;

/** Calls a function of AWS Lambda, asynchronously: how long a worker works is not the time of a connection. */
public final class LambdaCaller implements Caller {
    /** Of an execution environment, as documented. */
    private static final int DESCRIPTORS = 1_024;

    private final LambdaClient lambda;
    private final String function;

    public LambdaCaller(LambdaClient lambda, String function) {
        this.lambda = lambda;
        this.function = function;
    }

    @Override
    public Limits limits() throws IOException {
        try {
            GetFunctionConfigurationResponse found =
                    lambda.getFunctionConfiguration(request -> request.functionName(function));
            Integer reserved = lambda.getFunctionConcurrency(request -> request.functionName(function))
                    .reservedConcurrentExecutions();
            int concurrency = reserved != null
                    ? reserved
                    : lambda.getAccountSettings(request -> {}).accountLimit().unreservedConcurrentExecutions();
            return new Limits(concurrency, TimeUnit.SECONDS.toMillis(found.timeout()), DESCRIPTORS, size(found));
        } catch (ResourceNotFoundException e) {
            throw new IOException("there is no function " + function + ": tidemark deploy makes one", e);
        } catch (SdkException e) {
            throw new IOException(message(e), e);
        }
    }

    /** A function that says nothing of its architecture is an x86 one: it was the only one once. */
    private static FunctionSize size(GetFunctionConfigurationResponse found) {
        boolean arm = found.architecturesAsStrings().contains("arm64");
        return new FunctionSize(arm ? Architecture.ARM64 : Architecture.X86_64, found.memorySize());
    }

    @Override
    public void call(Summons summons) throws IOException {
        try {
            lambda.invoke(request -> request.functionName(function)
                    .invocationType(InvocationType.EVENT)
                    .payload(SdkBytes.fromByteArray(SummonsCodec.encode(summons))));
        } catch (SdkException e) {
            throw new IOException(message(e), e);
        }
    }

    private static String message(SdkException e) {
        return e instanceof LambdaException lambdaSays && lambdaSays.awsErrorDetails() != null
                ? lambdaSays.awsErrorDetails().errorCode() + ": "
                        + lambdaSays.awsErrorDetails().errorMessage()
                : String.valueOf(e.getMessage());
    }
}
