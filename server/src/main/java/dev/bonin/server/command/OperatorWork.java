package dev.bonin.server.command;

import dev.bonin.application.UnusableApplicationException;
import dev.bonin.audit.UnreadableEntryException;
import dev.bonin.boot.refusal.RefusedStartException;
import dev.bonin.sealing.SealingException;
import dev.bonin.verification.StoreException;
import picocli.CommandLine.Model.CommandSpec;

/** An operation of the command line. Failures are printed as one sentence, never as a stack trace. */
@FunctionalInterface
interface OperatorWork {
    int REFUSED = 1;

    /** Performs the operation and returns the exit code. */
    int run(OperatorContext context);

    static int run(CommandSpec spec, OperatorWork work) {
        try (var context = OperatorContext.open()) {
            return printed(spec, work.run(context));
        } catch (RefusedStartException refused) {
            return say(spec, refused);
        } catch (UnusableApplicationException unusable) {
            return say(spec, inLanguage(spec, String.valueOf(unusable.getMessage()), unusable.korean()) + ".");
        } catch (SealingException | UnreadableEntryException unusable) {
            return say(spec, unusable.getMessage() + ".");
        } catch (StoreException failure) {
            return say(
                    spec,
                    "The database cannot be used: " + failure.getMessage()
                            + " (expected: a reachable, writable database).");
        }
    }

    /**
     * Returns {@code code} if all that was printed has arrived; otherwise says that it has not. A full disk or a closed
     * pipe would cut an answer off without a word.
     */
    private static int printed(CommandSpec spec, int code) {
        return spec.commandLine().getOut().checkError()
                ? say(
                        spec,
                        "Not all could be written to the output. Free disk space, or write to another file, and run the command"
                                + " again.")
                : code;
    }

    /** Returns the sentence in the language of the help: in Korean for people who read it. */
    static String inLanguage(CommandSpec spec, String english, String korean) {
        return spec.resourceBundle() != null ? korean : english;
    }

    /** Prints why there was no start, and what to do, and returns its exit code. */
    static int say(CommandSpec spec, RefusedStartException refused) {
        var problem = String.valueOf(refused.getMessage());
        return say(spec, problem + (problem.contains("\n") ? "\n" : " ") + refused.remedy());
    }

    /** Prints a refusal and returns its exit code. */
    static int say(CommandSpec spec, String sentence) {
        spec.commandLine().getErr().println("bonin: " + sentence);
        return REFUSED;
    }
}
