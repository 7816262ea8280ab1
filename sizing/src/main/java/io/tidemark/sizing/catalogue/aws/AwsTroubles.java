package io.tidemark.sizing.catalogue.aws;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/**
 * What the SDK throws, in one line of ours.
 *
 * @param action that was asked for, as permissions name it: {@code ec2:DescribeInstanceTypes}
 */
record AwsTroubles(String action) {
    private static final Set<String> DENIED =
            Set.of("UnauthorizedOperation", "AccessDenied", "AccessDeniedException", "AuthorizationError");
    private static final Set<String> CREDENTIALS = Set.of(
            "AuthFailure",
            "ExpiredToken",
            "ExpiredTokenException",
            "RequestExpired",
            "InvalidClientTokenId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "UnrecognizedClientException");
    private static final Set<String> THROTTLED =
            Set.of("RequestLimitExceeded", "Throttling", "ThrottlingException", "TooManyRequestsException");

    CloudException of(SdkException e) {
        CloudException trouble =
                new CloudException(List.of(e instanceof AwsServiceException answer ? answered(answer) : unanswered(e)));
        trouble.initCause(e);
        return trouble;
    }

    private Problem answered(AwsServiceException e) {
        String code = code(e);
        if (DENIED.contains(code)) {
            return problem("is denied", "the credentials need permission for " + action);
        }
        if (CREDENTIALS.contains(code)) {
            return problem("credentials are refused: " + text(e), "check --profile and AWS_ACCESS_KEY_ID, or log in");
        }
        if (THROTTLED.contains(code)) {
            return problem("is throttled, also when asked again: " + text(e), "wait a little");
        }
        return problem("was refused: " + text(e), "");
    }

    /** The SDK has no types for these. */
    private Problem unanswered(SdkException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Unable to load region")) {
            return problem("region is not known", "set AWS_REGION or give --region");
        }
        String lower = message.toLowerCase(Locale.ROOT);
        if (lower.contains("credentials") || lower.contains("profile")) {
            return problem("credentials were not found", "set AWS_PROFILE or give --profile, or log in");
        }
        return problem("could not be reached: " + root(e), "");
    }

    private Problem problem(String expected, String hint) {
        return new Problem("AWS", action, "", expected, hint);
    }

    private static String code(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    private static String text(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String message = details == null || details.errorMessage() == null ? "" : ", " + details.errorMessage();
        return "status " + e.statusCode() + " " + code(e) + message;
    }

    private static String root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }
}
