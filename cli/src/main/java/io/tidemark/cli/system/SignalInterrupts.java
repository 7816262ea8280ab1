package io.tidemark.cli.system;

import java.lang.reflect.Proxy;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Interrupts by signals: Ctrl-C, a polite kill and a closed terminal.
 *
 * <p>A shutdown hook would not do: while hooks run, the JVM does not hear a second Ctrl-C. {@code sun.misc.Signal} is
 * called by reflection because the compiler warns of it without a way to say that it is meant; where it is missing,
 * the signals keep their usual effect and end the process at once.
 */
public final class SignalInterrupts implements Interrupts {
    private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");

    private final AtomicReference<@Nullable Runnable> watched = new AtomicReference<>();
    private final Runnable end;

    SignalInterrupts(Runnable end) {
        this.end = end;
    }

    /** @param end ends the process at once */
    public static SignalInterrupts install(Runnable end) {
        SignalInterrupts interrupts = new SignalInterrupts(end);
        for (String signal : SIGNALS) {
            interrupts.handle(signal);
        }
        return interrupts;
    }

    @Override
    public Watch watch(Runnable action) {
        watched.set(action);
        return () -> watched.compareAndSet(action, null);
    }

    void interrupted() {
        Runnable action = watched.getAndSet(null);
        if (action == null) {
            end.run();
        } else {
            action.run();
        }
    }

    @SuppressWarnings("ReferenceEquality") // A proxy has no other equality.
    private void handle(String name) {
        try {
            Class<?> signalType = Class.forName("sun.misc.Signal");
            Class<?> handlerType = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    handlerType.getClassLoader(), new Class<?>[] {handlerType}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            interrupted();
                            return null;
                        }
                        // Of Object's methods only these three reach a proxy.
                        return switch (method.getName()) {
                            case "hashCode" -> System.identityHashCode(proxy);
                            case "equals" -> proxy == arguments[0];
                            default -> "SignalInterrupts";
                        };
                    });
            Object signal = signalType.getConstructor(String.class).newInstance(name);
            var handle = signalType.getMethod("handle", signalType, handlerType);
            Object before = handle.invoke(null, signal, handler);
            Object ignore = handlerType.getField("SIG_IGN").get(null);
            if (ignore.equals(before)) {
                // Whoever started us wants the signal ignored: nohup does, and a shell for commands in the background.
                Object _ = handle.invoke(null, signal, ignore);
            }
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            // Not there, or taken by the JVM (-Xrs): the signal ends the process, which is the second best.
            return;
        }
    }
}
