//! What surrounds pages and never changes while the program runs: themes, words of components, names of languages.

use crate::page::{Theme, Token, Words};
use catalogue::{Catalogue, Government, GovernmentId, Language};
use std::{collections::HashMap, sync::Arc};

pub struct Dressing {
    pub theme: Arc<Theme>,
    pub words: HashMap<Language, Arc<Words>>,
}

#[derive(Default)]
pub struct Dressings(HashMap<GovernmentId, Dressing>);

impl Dressings {
    pub fn of(catalogue: &Catalogue) -> Self {
        Self(catalogue.governments().iter().map(|government| (government.id.clone(), dressing(government))).collect())
    }

    pub fn find(&self, government: &GovernmentId) -> Option<&Dressing> {
        self.0.get(government)
    }
}

fn dressing(government: &Government) -> Dressing {
    let tokens: Vec<Token<'_>> = government
        .theme
        .tokens
        .iter()
        .map(|(name, light, dark)| Token { name, light, dark: Some(dark.as_str()).filter(|dark| !dark.is_empty()) })
        .collect();
    let theme = Theme::new(&tokens).unwrap_or_else(|fault| {
        // The catalogue's checker has refused such a theme already; the defaults of the style sheet are readable.
        tracing::warn!(%fault, "theme not used");
        Theme::default()
    });
    let words = government.texts.languages().iter().map(|language| (language.clone(), Arc::new(words(government, language)))).collect();
    Dressing { theme: Arc::new(theme), words }
}

fn words(government: &Government, language: &Language) -> Words {
    let speech = government.texts.speech(language);
    let say = |key: &str| speech.say(&format!("word-{key}"));
    Words {
        skip: say("skip"),
        back: say("back"),
        error: say("error"),
        error_summary: say("error-summary"),
        warning: say("warning"),
        change: say("change"),
        languages: say("languages"),
        menu: say("menu"),
        sign_out: say("sign-out"),
        day: say("day"),
        month: say("month"),
        year: say("year"),
        take_photo: say("take-photo"),
        choose_file: say("choose-file"),
        pages: say("pages"),
        previous: say("previous"),
        next: say("next"),
        help: say("help"),
        free_of_charge: say("free-of-charge"),
        text_size: say("text-size"),
        differs: say("differs"),
        same: say("same"),
        absent: say("absent"),
        sending: say("sending"),
        retry: say("retry"),
    }
}
