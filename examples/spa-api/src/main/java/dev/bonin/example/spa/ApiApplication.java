package dev.bonin.example.spa;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the back end. */
@SpringBootApplication
public class ApiApplication {

    /** Starts it with settings from the command line. */
    public static void main(String[] settings) {
        SpringApplication.run(ApiApplication.class, settings);
    }
}
