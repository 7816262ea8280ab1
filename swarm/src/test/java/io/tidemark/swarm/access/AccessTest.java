package io.tidemark.swarm.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.Environment;
import io.tidemark.functions.time.SystemClock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessTest {
    private static final Environment NOTHING = Map.<String, String>of()::get;
    private static final String PASSWORD = "correct horse battery";

    private final SecureRandom random = new SecureRandom();

    @TempDir
    private Path directory;

    private Access open(AccessSettings settings, Environment environment) throws ProblemsException {
        return Access.open(
                settings, environment, new SystemClock(), new Passwords(random, 10), new CertificateMaker(random));
    }

    private List<String> problems(AccessSettings settings, Environment environment) {
        ProblemsException thrown = catchThrowableOfType(ProblemsException.class, () -> open(settings, environment));
        return thrown.problems().stream().map(Object::toString).toList();
    }

    private Path file(String name, String content) throws IOException {
        return Files.writeString(directory.resolve(name), content);
    }

    private static AccessSettings with(String bind, Optional<Path> password, Optional<Path> viewers) {
        return new AccessSettings(
                bind, List.of(), Optional.empty(), Optional.empty(), Optional.empty(), password, viewers);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:8089", "localhost:0", "[::1]:8089", "127.0.0.2:1"})
    void onThisMachineEverybodyIsAnOperator(String bind) throws ProblemsException {
        Access access = open(AccessSettings.at(bind), NOTHING);

        assertThat(access.accounts().isOpen()).isTrue();
        assertThat(access.isEncrypted()).isFalse();
        assertThat(access.madePassword()).isEmpty();
    }

    @Test
    void onThisMachineTooThereMayBePasswords() throws Exception {
        Access access = open(
                with("127.0.0.1:0", Optional.of(file("a", PASSWORD + "\n")), Optional.empty()),
                Map.of(AccessSettings.VIEWER_PASSWORD_VARIABLE, "only to look at")::get);

        assertThat(access.accounts().roles()).containsExactly(Role.OPERATOR, Role.VIEWER);
        assertThat(access.accounts().isPassword(Role.OPERATOR, PASSWORD)).isTrue();
        assertThat(access.accounts().isPassword(Role.OPERATOR, "only to look at"))
                .isFalse();
        assertThat(access.accounts().isPassword(Role.VIEWER, "only to look at")).isTrue();
        assertThat(access.accounts().isPassword(Role.VIEWER, PASSWORD)).isFalse();
        assertThat(access.toString()).doesNotContain(PASSWORD);
    }

    @Test
    void anyOtherAddressHasACertificateAndAPasswordThatWereMade() throws ProblemsException {
        Access access = open(AccessSettings.at("0.0.0.0:0"), NOTHING);

        assertThat(access.isEncrypted()).isTrue();
        assertThat(access.certificateMade()).isTrue();
        assertThat(access.certificate().orElseThrow().names()).contains("localhost", "127.0.0.1");
        assertThat(access.certificate().orElseThrow().fingerprint()).matches("([0-9A-F]{2}:){31}[0-9A-F]{2}");
        String made = access.madePassword().orElseThrow();
        assertThat(access.accounts().roles()).containsExactly(Role.OPERATOR);
        assertThat(access.accounts().isPassword(Role.OPERATOR, made)).isTrue();
        assertThat(access.hosts().allows("localhost:8089")).isTrue();
    }

    @Test
    void noTraceOfAMadeKeyStays() throws Exception {
        Path temporary = Path.of(System.getProperty("java.io.tmpdir"));

        new CertificateMaker(random).make(List.of("localhost", "127.0.0.1", "::1"));

        try (Stream<Path> left = Files.list(temporary)) {
            assertThat(left.filter(each -> each.getFileName().toString().startsWith("tidemark-certificate")))
                    .isEmpty();
        }
    }

    @Test
    void whereNoCertificateCanBeMadeOneIsAskedFor() {
        ProblemsException thrown = catchThrowableOfType(
                ProblemsException.class,
                () -> Access.open(
                        AccessSettings.at("0.0.0.0:0"),
                        NOTHING,
                        new SystemClock(),
                        new Passwords(random, 10),
                        new CertificateMaker(directory.resolve("keytool"), random)));

        assertThat(thrown.problems().toString()).contains("--certificate").contains("must be given");
    }

    @Test
    void allProblemsAreToldAtOnce() throws IOException {
        AccessSettings settings = new AccessSettings(
                "8089",
                List.of(),
                Optional.of(directory.resolve("missing.pem")),
                Optional.empty(),
                Optional.empty(),
                Optional.of(file("short", "short")),
                Optional.of(file("empty", "\n")));

        assertThat(problems(settings, Map.of(AccessSettings.PASSWORD_VARIABLE, PASSWORD)::get))
                .hasSize(5)
                .anyMatch(text -> text.startsWith("--bind") && text.contains("127.0.0.1:8089"))
                .anyMatch(text -> text.contains("missing.pem"))
                .anyMatch(text -> text.contains("must not be set as well"))
                .anyMatch(text -> text.contains("at least 12 characters"))
                .anyMatch(text -> text.contains("must not be empty"))
                .noneMatch(text -> text.contains(PASSWORD));
    }

    @Test
    void viewersNeedOperatorsAndAPasswordOfTheirOwn() throws IOException {
        Path same = file("a", PASSWORD);

        assertThat(problems(with("127.0.0.1:0", Optional.empty(), Optional.of(same)), NOTHING))
                .singleElement()
                .asString()
                .contains("everybody is an operator");
        assertThat(problems(with("127.0.0.1:0", Optional.of(same), Optional.of(same)), NOTHING))
                .singleElement()
                .asString()
                .contains("must not be that of the operators");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "8089", "127.0.0.1", "127.0.0.1:", "127.0.0.1:x", "127.0.0.1:65536", "::1:8089", "[::1"})
    void whatIsNoAddressIsRefused(String bind) {
        assertThat(problems(AccessSettings.at(bind), NOTHING))
                .singleElement()
                .asString()
                .startsWith("--bind");
    }
}
