package io.tidemark.functions.aws;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK throws, in one sentence and with what to do. */
public final class AwsTroubles {
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException", "RequestExpired");
    private static final Set<String> UNKNOWN = Set.of(
            "InvalidClientTokenId",
            "UnrecognizedClientException",
            "AuthFailure",
            "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "InvalidAccessKeyId",
            "IncompleteSignature",
            "MissingAuthenticationToken");
    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "UnauthorizedOperation",
            "UnauthorizedAccess",
            "AuthorizationError");
    private static final Set<String> THROTTLED =
            Set.of("Throttling", "ThrottlingException", "RequestLimitExceeded", "TooManyRequestsException", "SlowDown");

    private final String service;

    /** @param service for a person, such as EC2 */
    public AwsTroubles(String service) {
        this.service = service;
    }

    /** @param what was meant, such as {@code stack} and its name */
    public CloudException of(SdkException e, String what, String name) {
        Problem problem = e instanceof AwsServiceException answer ? answered(answer, what, name) : unanswered(e);
        CloudException trouble = new CloudException(List.of(problem));
        trouble.initCause(e);
        return trouble;
    }

    private Problem answered(AwsServiceException e, String what, String name) {
        String code = code(e);
        if (EXPIRED.contains(code)) {
            return problem("credentials", "", "have expired", "log in again, such as with aws sso login");
        }
        if (UNKNOWN.contains(code)) {
            return problem(
                    "credentials",
                    "",
                    "are refused: " + message(e),
                    "check --profile, AWS_PROFILE and AWS_ACCESS_KEY_ID, or log in");
        }
        if (DENIED.contains(code)) {
            return problem(
                    what, name, "access is denied: " + message(e), "docs/aws.md lists the permissions that are needed");
        }
        if (THROTTLED.contains(code)) {
            return problem(what, name, "AWS takes no more calls just now: " + message(e), "try again a little later");
        }
        return problem(what, name, "was refused: " + (code.isEmpty() ? "" : code + ": ") + message(e), "");
    }

    /** The SDK has no types for these. */
    private Problem unanswered(SdkException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Unable to load region")) {
            return problem("region", "", "is not known", "set AWS_REGION or give --region");
        }
        if (message.contains("credentials") || message.contains("Profile")) {
            return problem("credentials", "", "were not found", "set AWS_PROFILE or give --profile, or log in");
        }
        return problem(
                "endpoint", "", "could not be reached: " + root(e), "check --region, AWS_ENDPOINT_URL and the network");
    }

    private Problem problem(String key, String value, String expected, String hint) {
        return new Problem(service, key, value, expected, hint);
    }

    private static String code(SdkException e) {
        if (e instanceof AwsServiceException answer) {
            AwsErrorDetails details = answer.awsErrorDetails();
            return details == null || details.errorCode() == null ? "" : details.errorCode();
        }
        return "";
    }

    /** AWS's own sentence. */
    public static String message(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorMessage() == null ? "status " + e.statusCode() : details.errorMessage();
    }

    private static String root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
