//! Both languages say the same things: same files, same ids, same variables, no line that is not a message.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use fluent_syntax::{ast, parser};
use journal_words::{FILES, Language, Words};
use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

type Messages = BTreeMap<String, BTreeSet<String>>;

fn folder(language: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("../../../assets/locales")
        .join(language)
}

fn variables_of_expression(expression: &ast::Expression<&str>, found: &mut BTreeSet<String>) {
    match expression {
        ast::Expression::Inline(inline) => variables_of_inline(inline, found),
        ast::Expression::Select { selector, variants } => {
            variables_of_inline(selector, found);
            for variant in variants {
                variables_of_pattern(&variant.value, found);
            }
        }
    }
}

fn variables_of_inline(inline: &ast::InlineExpression<&str>, found: &mut BTreeSet<String>) {
    match inline {
        ast::InlineExpression::VariableReference { id } => {
            found.insert(id.name.to_owned());
        }
        ast::InlineExpression::Placeable { expression } => {
            variables_of_expression(expression, found);
        }
        ast::InlineExpression::FunctionReference { arguments, .. } => {
            for argument in &arguments.positional {
                variables_of_inline(argument, found);
            }
        }
        _ => {}
    }
}

fn variables_of_pattern(pattern: &ast::Pattern<&str>, found: &mut BTreeSet<String>) {
    for element in &pattern.elements {
        if let ast::PatternElement::Placeable { expression } = element {
            variables_of_expression(expression, found);
        }
    }
}

fn messages(text: &str, whose: &str) -> Messages {
    let resource = parser::parse(text).unwrap_or_else(|(_, errors)| {
        panic!("{whose} holds lines that are no message: {errors:?}")
    });
    let mut found = Messages::new();
    for entry in &resource.body {
        let (id, value, attributes) = match entry {
            ast::Entry::Message(message) => (
                message.id.name.to_owned(),
                message.value.as_ref(),
                &message.attributes,
            ),
            ast::Entry::Term(term) => (
                format!("-{}", term.id.name),
                Some(&term.value),
                &term.attributes,
            ),
            _ => continue,
        };
        let mut variables = BTreeSet::new();
        if let Some(pattern) = value {
            variables_of_pattern(pattern, &mut variables);
        }
        for attribute in attributes {
            variables.insert(format!(".{}", attribute.id.name));
            variables_of_pattern(&attribute.value, &mut variables);
        }
        assert!(
            found.insert(id.clone(), variables).is_none(),
            "{whose} says {id} twice: only the last would be heard"
        );
    }
    found
}

fn files(language: &str) -> BTreeMap<String, Messages> {
    std::fs::read_dir(folder(language))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "ftl"))
        .map(|path| {
            let name = path.file_stem().unwrap().to_str().unwrap().to_owned();
            let whose = format!("{language}/{name}.ftl");
            let text = std::fs::read_to_string(path).unwrap();
            (name, messages(&text, &whose))
        })
        .collect()
}

#[test]
fn both_languages_hold_the_same_messages_with_the_same_variables() {
    let (english, german) = (files("en"), files("de"));
    assert!(
        english.contains_key("insights"),
        "the folder of the message files was not found"
    );
    assert_eq!(
        english.keys().collect::<Vec<_>>(),
        german.keys().collect::<Vec<_>>(),
        "a file exists in one language only"
    );
    for (name, messages) in &english {
        for (id, variables) in messages {
            assert_eq!(
                german[name].get(id),
                Some(variables),
                "{id} of {name}.ftl is missing in German or names other variables there"
            );
        }
        for id in german[name].keys() {
            assert!(
                messages.contains_key(id),
                "{id} of {name}.ftl exists in German only"
            );
        }
    }
}

#[test]
fn embedded_files_are_those_on_disk_and_no_id_stands_in_two() {
    let mut seen = BTreeMap::new();
    for (name, english, _) in FILES {
        let on_disk = std::fs::read_to_string(folder("en").join(format!("{name}.ftl"))).unwrap();
        assert_eq!(*english, on_disk, "{name}.ftl is not the embedded one");
        for id in messages(english, name).into_keys() {
            if let Some(other) = seen.insert(id.clone(), name) {
                panic!("{id} stands in {other}.ftl and in {name}.ftl: one would hide the other");
            }
        }
    }
}

#[test]
fn every_message_can_be_said_with_its_variables() {
    for language in Language::ALL {
        let words = Words::new(language);
        for (name, english, _) in FILES {
            for (id, variables) in messages(english, name) {
                if id.starts_with('-') {
                    continue;
                }
                let args: Vec<(&str, journal_words::Arg)> = variables
                    .iter()
                    .filter(|variable| !variable.starts_with('.'))
                    .map(|variable| (variable.as_str(), 2_u32.into()))
                    .collect();
                let said = words.say(&id, &args);
                assert!(
                    !said.contains('⟦'),
                    "{id} cannot be said in {language:?}: {said}"
                );
            }
        }
    }
}
