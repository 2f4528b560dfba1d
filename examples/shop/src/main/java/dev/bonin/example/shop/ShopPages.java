package dev.bonin.example.shop;

import java.security.Principal;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The pages that everybody sees. */
@Controller
class ShopPages {

    @GetMapping("/")
    String home(@Nullable Principal member, Model page) {
        page.addAttribute("isSignedIn", member != null);
        return "home";
    }

    @GetMapping("/login")
    String login() {
        return "login";
    }
}
