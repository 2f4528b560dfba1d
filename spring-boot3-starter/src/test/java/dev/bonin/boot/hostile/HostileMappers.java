package dev.bonin.boot.hostile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Two mappers of JSON, with settings that would spoil another library's answers. */
@Configuration(proxyBeanMethods = false)
class HostileMappers {

    /** Primary, since Spring Boot's own converters want one. */
    @Bean
    @Primary
    JsonMapper kebabMapper() {
        return JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.KEBAB_CASE)
                .defaultPropertyInclusion(
                        JsonInclude.Value.construct(JsonInclude.Include.NON_EMPTY, JsonInclude.Include.NON_EMPTY))
                .build();
    }

    @Bean
    JsonMapper otherMapper() {
        return JsonMapper.builder().build();
    }
}
