package io.tidemark.swarm.access;

import static java.util.Objects.requireNonNull;

import io.tidemark.core.problem.Problem;
import io.tidemark.core.problem.ProblemsException;
import io.tidemark.functions.time.Clock;
import io.tidemark.functions.time.Environment;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who may reach a swarm's page, and how. On this machine alone no password is needed, and everybody is an operator; from
 * any other address only with encryption and a password, which are made where none are given.
 *
 * @param certificate empty without encryption
 * @param madePassword to be shown once; empty when one was given, or none is needed
 */
public record Access(
        InetSocketAddress address,
        Hosts hosts,
        Accounts accounts,
        Optional<Certificate> certificate,
        boolean certificateMade,
        Optional<String> madePassword) {
    static final int LEAST_LETTERS = 12;

    public Access {
        requireNonNull(address, "address is null");
        requireNonNull(hosts, "hosts is null");
        requireNonNull(accounts, "accounts is null");
        requireNonNull(certificate, "certificate is null");
        requireNonNull(madePassword, "madePassword is null");
    }

    /** Takes a second or two where a password is hashed or a certificate is made. */
    public static Access open(AccessSettings settings, Environment environment, Clock clock) throws ProblemsException {
        SecureRandom random = new SecureRandom();
        return open(settings, environment, clock, new Passwords(random), new CertificateMaker(random));
    }

    static Access open(
            AccessSettings settings, Environment environment, Clock clock, Passwords passwords, CertificateMaker maker)
            throws ProblemsException {
        List<Problem> problems = new ArrayList<>();
        Optional<Bind> bind = Bind.read(settings.bind(), problems);
        Secret operatorSecret =
                new Secret("--password-file", settings.passwordFile(), AccessSettings.PASSWORD_VARIABLE);
        Secret viewerSecret = new Secret(
                "--viewer-password-file", settings.viewerPasswordFile(), AccessSettings.VIEWER_PASSWORD_VARIABLE);
        Optional<String> operator = password(operatorSecret, environment, problems);
        Optional<String> viewer = password(viewerSecret, environment, problems);
        requireDifferent(operator, viewer, problems);
        boolean open = bind.filter(Bind::isLoopback).isPresent();
        if (open && viewer.isPresent() && operator.isEmpty() && problems.isEmpty()) {
            problems.add(new Problem(
                    viewerSecret.flag(),
                    operatorSecret.flag(),
                    "",
                    "must be given too: without it everybody is an operator",
                    ""));
        }
        Optional<Certificate> given = certificate(settings, environment, clock, problems);
        if (!problems.isEmpty() || bind.isEmpty()) {
            throw new ProblemsException(problems);
        }
        Set<String> names = names(bind.get(), settings.names());
        Optional<Certificate> certificate = given.isPresent() || open ? given : Optional.of(made(maker, names));
        Optional<String> made = operator.isPresent() || open ? Optional.empty() : Optional.of(passwords.make());
        Accounts accounts = new Accounts(operator.or(() -> made).map(passwords::hash), viewer.map(passwords::hash));
        Set<String> known = new LinkedHashSet<>(names);
        given.ifPresent(own -> known.addAll(own.names()));
        return new Access(
                bind.get().address(), new Hosts(known), accounts, certificate, given.isEmpty() && !open, made);
    }

    private static Optional<String> password(Secret secret, Environment environment, List<Problem> problems) {
        Optional<String> read = secret.read(environment, problems);
        if (read.filter(text -> text.length() < LEAST_LETTERS).isPresent()) {
            problems.add(new Problem(
                    secret.flag(),
                    secret.file().map(Path::toString).orElse(secret.variable()),
                    "",
                    "must have at least " + LEAST_LETTERS + " characters",
                    "leave it out to have one made"));
        }
        return read;
    }

    private static void requireDifferent(Optional<String> operator, Optional<String> viewer, List<Problem> problems) {
        if (operator.isPresent() && operator.equals(viewer)) {
            problems.add(new Problem(
                    "--viewer-password-file",
                    "password",
                    "",
                    "must not be that of the operators",
                    "or viewers are operators"));
        }
    }

    private static Optional<Certificate> certificate(
            AccessSettings settings, Environment environment, Clock clock, List<Problem> problems) {
        Secret secret = new Secret(
                "--certificate-password-file",
                settings.certificatePassword(),
                AccessSettings.CERTIFICATE_PASSWORD_VARIABLE);
        Optional<String> password = secret.read(environment, problems);
        if (settings.certificate().isEmpty()) {
            if (settings.key().isPresent()) {
                problems.add(new Problem("--key", "--certificate", "", "must be given with a key", ""));
            }
            return Optional.empty();
        }
        Path file = settings.certificate().get();
        try {
            Certificate read = CertificateFiles.read(file, settings.key(), password.orElse(""));
            if (!read.isCurrent(clock.epochMillis())) {
                problems.add(new Problem(
                        "--certificate", "--certificate", file.toString(), "must be valid today", "it has expired"));
            }
            return Optional.of(read);
        } catch (IOException | GeneralSecurityException e) {
            problems.add(new Problem(
                    "--certificate",
                    "--certificate",
                    file.toString(),
                    "must be a PKCS12 file, or a PEM file with its key",
                    String.valueOf(e.getMessage())));
            return Optional.empty();
        }
    }

    private static Certificate made(CertificateMaker maker, Set<String> names) throws ProblemsException {
        try {
            return maker.make(names);
        } catch (IOException e) {
            throw new ProblemsException(List.of(new Problem(
                    "--bind",
                    "--certificate",
                    "",
                    "must be given, for none can be made here",
                    String.valueOf(e.getMessage()))));
        }
    }

    /** By which somebody elsewhere may reach it, and so what it must prove to be. */
    private static Set<String> names(Bind bind, List<String> more) {
        Set<String> names = new LinkedHashSet<>(more);
        names.add("localhost");
        if (!bind.isAny()) {
            names.add(bind.host());
            names.add(plain(bind.address().getAddress()));
            return names;
        }
        try {
            NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .map(Access::plain)
                    .forEach(names::add);
            names.add(InetAddress.getLocalHost().getHostName());
        } catch (SocketException | UnknownHostException e) {
            // Then it goes by the names that were given.
        }
        return names;
    }

    /** Without the interface that a link-local address belongs to. */
    private static String plain(InetAddress address) {
        String text = address.getHostAddress();
        int mark = text.indexOf('%');
        return mark < 0 ? text : text.substring(0, mark);
    }

    public boolean isEncrypted() {
        return certificate.isPresent();
    }
}
