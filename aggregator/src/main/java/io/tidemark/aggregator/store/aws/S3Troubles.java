package io.tidemark.aggregator.store.aws;

import io.tidemark.core.problem.CloudException;
import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** What the SDK throws, in words of ours and with what to do. */
final class S3Troubles {
    private static final String WHERE = "S3";
    private static final int FORBIDDEN = 403;
    private static final int NOT_FOUND = 404;
    private static final Set<String> CREDENTIALS = Set.of(
            "InvalidAccessKeyId", "SignatureDoesNotMatch", "ExpiredToken", "InvalidToken", "TokenRefreshRequired");

    private final String bucket;

    S3Troubles(String bucket) {
        this.bucket = bucket;
    }

    /** Whether the credentials are known, but not allowed to do this. */
    static boolean isForbidden(SdkException e) {
        return e instanceof AwsServiceException answer
                && answer.statusCode() == FORBIDDEN
                && !CREDENTIALS.contains(code(answer));
    }

    /** Also when the bucket is missing: the answer to a HEAD has no words. */
    static boolean isMissing(SdkException e) {
        return e instanceof AwsServiceException answer && answer.statusCode() == NOT_FOUND;
    }

    static ProblemsException damaged(String key, String message) {
        return new ProblemsException(List.of(new Problem(WHERE, "index", key, "cannot be used", message)));
    }

    static ProblemsException unreadable(Path file, RuntimeException e) {
        return new ProblemsException(
                List.of(new Problem(WHERE, "file", file.toString(), "must be a file that can be read", root(e))));
    }

    /** @param key that was asked for; may be empty */
    ProblemsException of(SdkException e, String key) {
        ProblemsException problems = e instanceof AwsServiceException answer ? answered(answer, key) : unanswered(e);
        problems.initCause(e);
        return problems;
    }

    private ProblemsException answered(AwsServiceException e, String key) {
        String object = "s3://" + bucket + "/" + key;
        String code = code(e);
        if (code.equals("NoSuchBucket")) {
            return new ProblemsException(List.of(new Problem(
                    WHERE,
                    "bucket",
                    bucket,
                    "must be a bucket that exists",
                    "aws s3 mb s3://" + bucket + " makes it")));
        }
        if (e.statusCode() == NOT_FOUND) {
            return new ProblemsException(
                    List.of(new Problem(WHERE, "object", object, "must be there", "somebody may have removed it")));
        }
        if (CREDENTIALS.contains(code)) {
            return cloud(
                    "credentials", "", "are refused: " + text(e), "check --profile and AWS_ACCESS_KEY_ID, or log in");
        }
        if (e.statusCode() == FORBIDDEN) {
            return cloud(
                    "object",
                    object,
                    "access is denied",
                    "the credentials need s3:ListBucket on the bucket, s3:GetObject and s3:PutObject on its objects");
        }
        return cloud("object", object, "was refused: " + text(e), "");
    }

    /** The SDK has no types for these. */
    private ProblemsException unanswered(SdkException e) {
        String message = String.valueOf(e.getMessage());
        if (message.contains("Unable to load region")) {
            return cloud("region", "", "is not known", "set AWS_REGION or give --region");
        }
        if (message.contains("credentials") || message.contains("Profile")) {
            return cloud("credentials", "", "were not found", "set AWS_PROFILE or give --profile, or log in");
        }
        return cloud("bucket", bucket, "could not be reached: " + root(e), "");
    }

    private static String code(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        return details == null || details.errorCode() == null ? "" : details.errorCode();
    }

    private static String text(AwsServiceException e) {
        AwsErrorDetails details = e.awsErrorDetails();
        String message = details == null || details.errorMessage() == null ? "" : " " + details.errorMessage();
        return "status " + e.statusCode() + " " + code(e) + message;
    }

    private static String root(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.toString();
    }

    private static CloudException cloud(String key, String value, String expected, String hint) {
        return new CloudException(List.of(new Problem(WHERE, key, value, expected, hint)));
    }
}
