package dev.bonin.boot.starter;

import dev.bonin.boot.refusal.RefusedStartException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.boot.SpringBootVersion;
import org.springframework.boot.context.event.ApplicationEnvironmentPreparedEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.core.Ordered;

/**
 * Refuses a start on a Spring Boot that this starter is not made for. Otherwise it would fail later, on a class of
 * Spring's that is not there, without a word about the cause.
 *
 * <p>Runs when logging works and no bean is defined yet. Neither this class nor what it uses may mention anything that
 * one of the generations of Spring Boot has not.
 */
public final class RightStarter implements ApplicationListener<ApplicationEnvironmentPreparedEvent>, Ordered {
    /** The oldest Spring Boot that is supported. */
    private static final int OLDEST_MINOR = 5;

    private static final Pattern VERSION = Pattern.compile("(\\d{1,3})\\.(\\d{1,3})\\..*");
    private static final String FOR_3 = "bonin-spring-boot3-starter";
    private static final String FOR_4 = "bonin-spring-boot-starter";
    private static final String MARKER = "META-INF/bonin/";

    @Override
    public void onApplicationEvent(ApplicationEnvironmentPreparedEvent event) {
        var loader = RightStarter.class.getClassLoader();
        var isBoth = loader.getResource(MARKER + FOR_3) != null && loader.getResource(MARKER + FOR_4) != null;
        refusal(ThisStarter.GENERATION, String.valueOf(SpringBootVersion.getVersion()), isBoth)
                .ifPresent(refused -> {
                    throw refused;
                });
    }

    /**
     * Returns why the application must not start; empty if starter and Spring Boot belong together, or if the version
     * cannot be read.
     *
     * @param generation the Spring Boot that this starter is for: 3 or 4
     * @param version the application's
     * @param isBoth whether both starters are on the class path
     */
    static Optional<RefusedStartException> refusal(int generation, String version, boolean isBoth) {
        var numbers = VERSION.matcher(version);
        if (!numbers.matches()) {
            return Optional.empty();
        }
        var major = Integer.parseInt(numbers.group(1));
        if (major < 3 || (major == 3 && Integer.parseInt(numbers.group(2)) < OLDEST_MINOR)) {
            return Optional.of(tooOld(version));
        }
        var right = major == 3 ? FOR_3 : FOR_4;
        var wrong = major == 3 ? FOR_4 : FOR_3;
        if (isBoth) {
            return Optional.of(both(version, right, wrong));
        }
        return (generation == 3) == (major == 3) ? Optional.empty() : Optional.of(other(version, right, wrong));
    }

    private static RefusedStartException tooOld(String version) {
        return new RefusedStartException(
                "이 애플리케이션은 Spring Boot " + version + "인데 Bonin은 Spring Boot 3.5 이상에서 동작합니다."
                        + " This application runs on Spring Boot " + version + ", and Bonin needs 3.5 or later.",
                "Update Spring Boot to 3.5 and use dev.bonin:" + FOR_3 + ", or to 4 and use dev.bonin:" + FOR_4 + ".");
    }

    private static RefusedStartException other(String version, String right, String wrong) {
        return new RefusedStartException(
                "이 애플리케이션은 Spring Boot " + version + "이므로 " + wrong + " 대신 " + right + "가 필요합니다."
                        + " This application runs on Spring Boot " + version + " and needs " + right + " in place of "
                        + wrong
                        + ".",
                "Replace the dependency dev.bonin:" + wrong + " by dev.bonin:" + right + ".");
    }

    private static RefusedStartException both(String version, String right, String wrong) {
        return new RefusedStartException(
                "클래스패스에 " + right + "와 " + wrong + "가 함께 있어 어느 쪽도 제대로 동작하지 않습니다. Both " + right + " and " + wrong
                        + " are on the class path, and neither works beside the other.",
                "Remove the dependency dev.bonin:" + wrong + ": this application runs on Spring Boot " + version + ".");
    }

    /** After the logging of the application is ready. */
    @Override
    public int getOrder() {
        return LOWEST_PRECEDENCE;
    }
}
