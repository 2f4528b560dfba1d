package dev.bonin.example.hostile;

import java.util.Map;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.jdbc.datasource.LazyConnectionDataSourceProxy;
import org.springframework.jdbc.datasource.lookup.AbstractRoutingDataSource;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.filter.HiddenHttpMethodFilter;
import org.springframework.web.method.HandlerTypePredicate;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.PathMatchConfigurer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.i18n.LocaleChangeInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** What sites do to their own endpoints, beans and DataSource, all at once. Outside of what the site scans. */
@Configuration(proxyBeanMethods = false)
public class Hostile {

    /** Answers every failure with 500 and words of its own. */
    @RestControllerAdvice
    static class CatchAll {
        @ExceptionHandler(Exception.class)
        ResponseEntity<Map<String, String>> oops(Exception failure) {
            return ResponseEntity.status(500).body(Map.of("error", "oops"));
        }
    }

    /** Puts every body into an envelope. */
    @RestControllerAdvice
    static class Envelope implements ResponseBodyAdvice<Object> {
        @Override
        public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
            return true;
        }

        @Override
        public @Nullable Object beforeBodyWrite(
                @Nullable Object body,
                MethodParameter returned,
                MediaType type,
                Class<? extends HttpMessageConverter<?>> converter,
                ServerHttpRequest request,
                ServerHttpResponse response) {
            return Map.of("data", String.valueOf(body));
        }
    }

    /** Moves every controller, and reads a parameter of every request. */
    @Configuration(proxyBeanMethods = false)
    static class Mvc implements WebMvcConfigurer {
        @Override
        public void configurePathMatch(PathMatchConfigurer paths) {
            paths.addPathPrefix("/api", HandlerTypePredicate.forAnnotation(RestController.class));
        }

        @Override
        public void addInterceptors(InterceptorRegistry registry) {
            registry.addInterceptor(new LocaleChangeInterceptor());
        }
    }

    /** Reads a parameter of every form before any servlet does. */
    @Bean
    HiddenHttpMethodFilter hiddenMethods() {
        return new HiddenHttpMethodFilter();
    }

    /** Sends transactions that only read to another place, and opens connections when they are first used. */
    @Bean
    static BeanPostProcessor readersAndWriters() {
        return new BeanPostProcessor() {
            @Override
            public Object postProcessAfterInitialization(Object bean, String name) {
                return bean instanceof DataSource source && name.equals("dataSource") ? routed(source) : bean;
            }
        };
    }

    private static DataSource routed(DataSource source) {
        var routing = new AbstractRoutingDataSource() {
            @Override
            protected Object determineCurrentLookupKey() {
                return TransactionSynchronizationManager.isCurrentTransactionReadOnly() ? "reader" : "writer";
            }
        };
        routing.setTargetDataSources(Map.of("writer", source, "reader", source));
        routing.setDefaultTargetDataSource(source);
        routing.afterPropertiesSet();
        return new LazyConnectionDataSourceProxy(routing);
    }
}
