package dev.bonin.example.members;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the site. */
@SpringBootApplication
public class MembersApplication {

    /** Starts the site with settings from the command line. */
    public static void main(String[] settings) {
        SpringApplication.run(MembersApplication.class, settings);
    }
}
