//! The commands as the window calls them: through the real configuration and permission table, with a runtime that draws nothing.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use ebbline_desktop::{build, context, vault::Vault};
use serde_json::{Value, json};
use tauri::{
    WebviewWindow,
    ipc::{CallbackFn, InvokeBody},
    test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder},
    webview::InvokeRequest,
};

struct Window {
    webview: WebviewWindow<MockRuntime>,
    _app: tauri::App<MockRuntime>,
}

/// A window labelled `label` on the journal in `dir`.
fn window(dir: &std::path::Path, label: &str) -> Window {
    let app = build(mock_builder(), Vault::new(dir.join("journal")))
        .build(context())
        .expect("the app builds");
    let webview = match tauri::Manager::get_webview_window(&app, label) {
        Some(webview) => webview,
        None => tauri::WebviewWindowBuilder::new(&app, label, tauri::WebviewUrl::default())
            .build()
            .expect("a window"),
    };
    Window { webview, _app: app }
}

impl Window {
    fn call(&self, command: &str, args: Value) -> Result<Value, Value> {
        let request = InvokeRequest {
            cmd: command.to_owned(),
            callback: CallbackFn(0),
            error: CallbackFn(1),
            url: if cfg!(windows) {
                "http://tauri.localhost"
            } else {
                "tauri://localhost"
            }
            .parse()
            .expect("a url"),
            body: InvokeBody::Json(args),
            headers: Default::default(),
            invoke_key: INVOKE_KEY.to_owned(),
        };
        get_ipc_response(&self.webview, request).map(|body| body.deserialize().expect("json"))
    }

    fn ok(&self, command: &str, args: Value) -> Value {
        self.call(command, args.clone())
            .unwrap_or_else(|error| panic!("{command} {args} was refused: {error}"))
    }

    /// The error code of a call that must be refused.
    fn refused(&self, command: &str, args: Value) -> String {
        let error = self.call(command, args.clone()).expect_err(command);
        error["code"]
            .as_str()
            .unwrap_or_else(|| panic!("{command} {args}: no code in {error}"))
            .to_owned()
    }

    fn create(&self) -> String {
        let start = json!({"day_starts_at": "04:00", "primary_effect": "pain relief", "primary_effect_anchor": "10 = no pain",
            "regular_use_days_before": null});
        let created = self.ok(
            "create_journal",
            json!({"passphrase": "a long sentence", "start": start}),
        );
        created["recovery_code"]
            .as_str()
            .expect("a code")
            .to_owned()
    }
}

#[test]
fn the_main_job_through_the_wire() {
    let dir = tempfile::tempdir().unwrap();
    let window = window(dir.path(), "main");
    assert_eq!(window.ok("vault_state", json!({}))["presence"], "absent");
    assert_eq!(
        window.refused("today", json!({})),
        "locked",
        "nothing is read before the journal is open"
    );
    assert_eq!(
        window.refused("unlock", json!({"passphrase": "x"})),
        "no_journal"
    );
    let code = window.create();
    assert_eq!(window.ok("vault_state", json!({}))["presence"], "open");

    let preview = window.ok(
        "read_line",
        json!({"line": "2.5g red bali 20m ago, pain 6"}),
    );
    assert_eq!(preview["unread"], json!([]));
    assert_eq!(
        window.ok("today", json!({}))["doses"],
        json!([]),
        "a preview stores nothing"
    );

    let logged = window.ok(
        "log_line",
        json!({"line": "2.5g red bali 20m ago, pain 6", "yes": false}),
    );
    let dose = logged["stored"]
        .as_array()
        .unwrap()
        .iter()
        .find(|entry| entry["kind"] == "dose")
        .unwrap()
        .clone();
    assert_eq!(dose["amount"], "2.5");
    assert_eq!(dose["pain_before"], 6);
    let today = window.ok("today", json!({}));
    // Between 04:00 and 04:20 the dose belongs to yesterday; the strip of today is empty then.
    if let Some(line) = today["doses"].get(0) {
        assert_eq!(line["product_name"], "red bali");
    }
    assert_eq!(today["minutes_since_last_dose"], 20);
    assert_eq!(today["unrated"]["key"], dose["id"]);

    window.ok("rate_dose", json!({"dose": dose["id"], "strength": 6}));
    assert_eq!(
        window.ok("today", json!({}))["unrated"],
        Value::Null,
        "it is rated now"
    );
    window.ok(
        "add_check_in",
        json!({"draft": {"mood": 6, "energy": 4, "pain": null, "stress": null, "craving": null,
        "sleep_quality": null, "sleep_hours": "7,5", "note": null}}),
    );
    let page = window.ok("journal_days", json!({"ask": {"limit": 10}}));
    let kinds: Vec<_> = page["days"]
        .as_array()
        .unwrap()
        .iter()
        .flat_map(|day| day["entries"].as_array().unwrap())
        .map(|line| line["entry"]["kind"].as_str().unwrap().to_owned())
        .collect();
    assert!(
        kinds.contains(&"dose".to_owned()) && kinds.contains(&"check_in".to_owned()),
        "{kinds:?}"
    );

    assert_eq!(
        window.ok("undo", json!({}))["removed"][0]["kind"],
        "check_in"
    );
    assert_eq!(
        window.ok("redo", json!({}))["stored"][0]["kind"],
        "check_in"
    );
    assert_eq!(window.refused("redo", json!({})), "nothing_to_redo");

    let all = window.ok("charts", json!({"language": "de"}));
    assert_eq!(all["charts"][0]["name"], "trend");
    assert_eq!(all["charts"][0]["title"], "Gefühlte Toleranz");
    assert!(all["first"].is_string() && all["since_break"].is_null());
    let request = |name: &Value, more: Value| {
        let mut request = json!({"name": name, "lane": null, "from": null, "to": null, "compare_from": null, "compare_to": null,
            "theme": "light", "language": "en", "width": 800, "height": null});
        for (key, value) in more.as_object().unwrap() {
            request[key] = value.clone();
        }
        request
    };
    let trend = &all["charts"][0]["name"];
    let chart = window.ok("chart", json!({"request": request(trend, json!({}))}));
    assert!(
        chart["view"]["empty"].is_string(),
        "one dose is too little for an estimate, and the chart says so: {chart}"
    );
    assert!(chart["view"]["places"].is_null() && chart["compared"].is_null());
    for entry in all["charts"].as_array().unwrap() {
        let name = &entry["name"];
        let more = json!({"compare_from": "2026-01-01", "compare_to": "2026-02-01"});
        let both = window.ok("chart", json!({"request": request(name, more)}));
        assert!(
            both["compared"]["svg"]
                .as_str()
                .unwrap()
                .starts_with("<svg"),
            "{name}"
        );
        assert_eq!(
            both["view"]["title"],
            window.ok("charts", json!({"language": "en"}))["charts"]
                .as_array()
                .unwrap()
                .iter()
                .find(|it| it["name"] == *name)
                .unwrap()["title"]
        );
        for format in ["svg", "png", "csv"] {
            let path = dir.path().join(format!("chart.{format}"));
            let saved = window.ok(
                "save_chart",
                json!({"request": request(name, json!({})), "format": format, "path": path}),
            );
            assert_eq!(saved, format!("chart.{format}"), "{name}");
            let written = std::fs::read(&path).unwrap();
            let begins: &[u8] = match format {
                "svg" => b"<svg",
                "png" => b"\x89PNG",
                _ => b"",
            };
            assert!(written.starts_with(begins), "{name} as {format}");
        }
    }
    assert_eq!(
        window.refused(
            "chart",
            json!({"request": request(trend, json!({"from": "soon"}))})
        ),
        "invalid_field"
    );
    assert_eq!(
        window.refused(
            "chart",
            json!({"request": request(trend, json!({"compare_from": "2026-01-01"}))})
        ),
        "invalid_field"
    );
    assert_eq!(
        window.refused(
            "save_chart",
            json!({"request": request(trend, json!({})), "format": "svg",
            "path": dir.path().join("no such folder").join("x.svg")})
        ),
        "not_written"
    );

    let signs = window.ok("signs", json!({"language": "de"}));
    let states: Vec<_> = signs["signs"]
        .as_array()
        .unwrap()
        .iter()
        .map(|sign| (sign["state"].clone(), sign["notice"].clone()))
        .collect();
    assert_eq!(
        states,
        vec![(json!("insufficient"), json!(false)); 4],
        "one dose says nothing, and the four signs say so"
    );
    assert_eq!(signs["signs"][2]["name"], "Größere Mengen");
    let dismissed = window.ok(
        "dismiss_sign",
        json!({"sign": "larger_doses", "reason": " moved house "}),
    );
    assert_eq!(dismissed["stored"][0]["kind"], "dismissal");
    assert_eq!(dismissed["stored"][0]["reason"], "moved house");
    window.ok("undo", json!({}));
    assert_eq!(
        window.refused("dismiss_sign", json!({"sign": "nonsense", "reason": null})),
        "invalid_field"
    );

    window.ok("lock", json!({}));
    assert_eq!(window.refused("today", json!({})), "locked");
    assert_eq!(window.refused("signs", json!({"language": "en"})), "locked");
    assert_eq!(
        window.refused("chart", json!({"request": request(trend, json!({}))})),
        "locked"
    );
    assert_eq!(
        window.refused("unlock", json!({"passphrase": "another sentence"})),
        "wrong_passphrase"
    );
    assert_eq!(
        window.refused(
            "recover",
            json!({"code": "nonsense", "newPassphrase": "new"})
        ),
        "wrong_recovery_code"
    );
    window.ok(
        "recover",
        json!({"code": code, "newPassphrase": "a new sentence"}),
    );
    window.ok("lock", json!({}));
    window.ok("unlock", json!({"passphrase": "a new sentence"}));
    assert_eq!(
        window
            .ok(
                "history",
                json!({"entry": {"kind": "dose", "key": dose["id"]}})
            )
            .as_array()
            .unwrap()
            .len(),
        1
    );
}

#[test]
fn what_is_refused_says_which_field_and_why_and_stores_nothing() {
    let dir = tempfile::tempdir().unwrap();
    let window = window(dir.path(), "main");
    window.create();
    window.ok("log_line", json!({"line": "2g red bali", "yes": false}));
    let product = window.ok("products", json!({}))[0]["id"].clone();
    let draft = |amount: &str, note: Value, at: &str| {
        json!({"draft": {"product": product, "amount": amount, "unit": "g", "measured": "weighed", "taken_at_local": at,
            "purposes": [], "pain_before": null, "note": note, "tags": []}, "yes": false})
    };
    let count = || window.ok("today", json!({}))["entry_count"].clone();
    let before = count();
    for (amount, reason) in [
        ("-1", "negative"),
        ("0", "zero"),
        ("NaN", "not_a_number"),
        ("1000000000000", "too_large"),
        ("0.0000001", "too_fine"),
        ("2'; DROP TABLE dose; --", "not_a_number"),
    ] {
        let error = window
            .call("add_dose", draft(amount, Value::Null, ""))
            .unwrap_err();
        assert_eq!(
            (
                error["code"].as_str(),
                error["field"].as_str(),
                error["reason"].as_str()
            ),
            (Some("invalid_field"), Some("amount"), Some(reason)),
            "{amount}"
        );
    }
    let long = window
        .call("add_dose", draft("2", json!("x".repeat(100_000)), ""))
        .unwrap_err();
    assert_eq!(
        (long["field"].as_str(), long["reason"].as_str()),
        (Some("note"), Some("too_long"))
    );
    let far = window
        .call("add_dose", draft("2", Value::Null, "9999-01-01T08:00"))
        .unwrap_err();
    assert_eq!(
        (far["field"].as_str(), far["reason"].as_str()),
        (Some("taken_at"), Some("outside_years"))
    );
    assert_eq!(
        window.refused(
            "log_line",
            json!({"line": "2g red bali blorp 5 zz", "yes": true})
        ),
        "unread"
    );
    assert_eq!(
        window.refused("answer_none", json!({"date": "2026-13-45"})),
        "invalid_field"
    );
    assert_eq!(
        window.refused(
            "remove_entry",
            json!({"entry": {"kind": "dose", "key": "not-an-id"}})
        ),
        "gone"
    );
    assert_eq!(count(), before, "nothing of all that was stored");

    // Odd but honest text is kept to the letter.
    let odd = "Räucher \u{1F33F} \"quoted\" 'single' \u{5D0}\u{5D1} -- ;";
    window.ok("add_dose", draft("2", json!(odd), ""));
    let found = window.ok(
        "journal_days",
        json!({"ask": {"limit": 5, "search": "\"quoted\""}}),
    );
    assert_eq!(found["days"][0]["entries"][0]["entry"]["note"], odd);
}

#[test]
fn an_implausible_amount_is_asked_back_before_it_is_stored() {
    let dir = tempfile::tempdir().unwrap();
    let window = window(dir.path(), "main");
    window.create();
    for _ in 0..4 {
        window.ok("log_line", json!({"line": "2g red bali", "yes": false}));
    }
    let error = window
        .call("log_line", json!({"line": "25g red bali", "yes": false}))
        .unwrap_err();
    assert_eq!(error["code"], "needs_yes");
    assert_eq!(error["asks"][0]["ask"], "far_above_usual");
    window.ok("log_line", json!({"line": "25g red bali", "yes": true}));
}

#[test]
fn only_the_main_window_may_ask_and_only_what_is_listed() {
    let dir = tempfile::tempdir().unwrap();
    let other = window(dir.path(), "other");
    let refused = other.call("vault_state", json!({})).unwrap_err();
    assert!(
        refused.to_string().contains("not allowed"),
        "another window has no permission: {refused}"
    );
    let main = window(dir.path(), "main");
    for command in [
        "plugin:window|close",
        "plugin:app|version",
        "plugin:event|emit",
        "plugin:path|resolve_directory",
    ] {
        let refused = main.call(command, json!({})).unwrap_err();
        assert!(
            refused.to_string().contains("not allowed"),
            "{command}: {refused}"
        );
    }
}

#[test]
fn the_small_window_may_store_a_line_and_nothing_else() {
    let dir = tempfile::tempdir().unwrap();
    window(dir.path(), "main").create();
    let quick = window(dir.path(), "quick");
    for command in [
        "unlock",
        "lock",
        "create_journal",
        "journal_days",
        "signs",
        "undo",
        "remove_entry",
        "save_settings",
        "save_device",
        "plugin:window|show",
        "plugin:event|emit",
    ] {
        let refused = quick.call(command, json!({})).unwrap_err();
        assert!(
            refused.to_string().contains("not allowed"),
            "{command}: {refused}"
        );
    }
    for (command, args) in [
        ("read_line", json!({"line": "2g red bali"})),
        ("log_line", json!({"line": "2g red bali", "yes": false})),
        ("today", json!({})),
    ] {
        assert_eq!(
            quick.refused(command, args),
            "locked",
            "{command} is allowed, and says nothing of a locked journal"
        );
    }
    quick.ok("fit_quick", json!({"height": 120}));
    quick.ok("somebody_is_here", json!({}));
    quick.ok("close_quick", json!({"stored": false}));
}

#[test]
fn what_holds_for_this_computer_is_kept_beside_the_journal() {
    let dir = tempfile::tempdir().unwrap();
    let window_of = || window(dir.path(), "main");
    let main = window_of();
    let mut settings = main.ok("device", json!({}))["settings"].clone();
    assert_eq!(
        settings,
        json!({"hot_key": "Ctrl+Alt+J", "background": false, "lock_after_minutes": 15, "language": "en", "reminder_words": false,
            "reminders_paused_until": null}),
        "what holds before anybody chose"
    );
    main.ok("speak", json!({"language": "de-AT"}));
    settings["background"] = json!(true);
    settings["language"] = json!("de");
    settings["lock_after_minutes"] = Value::Null;
    main.ok("save_device", json!({"settings": settings}));
    for (field, value, reason) in [
        ("hot_key", json!("J"), "needs_modifier"),
        ("hot_key", json!("Ctrl+Alt+Anything"), "not_a_hot_key"),
        ("lock_after_minutes", json!(0), "not_a_choice"),
        ("lock_after_minutes", json!(99_999), "not_a_choice"),
    ] {
        let mut bad = settings.clone();
        bad[field] = value;
        let refused = main
            .call("save_device", json!({"settings": bad}))
            .unwrap_err();
        assert_eq!(
            (&refused["field"], &refused["reason"]),
            (&json!(field), &json!(reason))
        );
    }
    drop(main);
    assert_eq!(
        window_of().ok("device", json!({}))["settings"],
        settings,
        "the next start reads what was chosen, and nothing that was refused"
    );
}

#[test]
fn reminders_through_the_wire() {
    let dir = tempfile::tempdir().unwrap();
    let window = window(dir.path(), "main");
    assert_eq!(
        window.refused("reminders", json!({"language": "en"})),
        "locked"
    );
    window.create();
    let draft = json!({"id": null, "kind": "check_in", "clock": "wall", "rule": {"at": "08:00", "every_days": 1}, "text": " ",
        "missed_after_minutes": null, "active": true});
    let with = |field: &str, value: Value| {
        let mut draft = draft.clone();
        draft[field] = value;
        draft
    };
    let coming = |draft: Value, zone: Value| {
        window.ok(
            "coming_reminders",
            json!({"draft": draft, "zone": zone, "count": 30, "language": "de"}),
        )
    };
    let preview = coming(draft.clone(), json!("America/New_York"));
    let preview = preview.as_array().unwrap();
    assert_eq!(preview.len(), 30);
    assert!(
        preview.iter().all(|one| {
            one["local"].as_str().unwrap().ends_with("T08:00")
                && one["zone"] == "America/New_York"
                && one["text"] == "Zeit für einen kurzen Eintrag zu deinem Befinden."
        }),
        "{:?}",
        preview[0]
    );
    assert_eq!(
        coming(Value::Null, Value::Null),
        json!([]),
        "a preview stores nothing"
    );
    for (field, value, named) in [
        ("kind", json!(""), "kind"),
        ("kind", json!("own"), "text"),
        ("rule", json!({"at": "08:00"}), "from"),
        ("clock", json!("elapsed"), "rule"),
        ("text", json!("x".repeat(10_000)), "text"),
    ] {
        let refused = window
            .call("save_reminder", json!({"draft": with(field, value)}))
            .unwrap_err();
        assert_eq!(
            (&refused["code"], &refused["field"]),
            (&json!("invalid_field"), &json!(named))
        );
    }
    let stored = window.ok("save_reminder", json!({"draft": draft}));
    let id = stored["stored"][0]["id"].clone();
    let mut changed = with("text", json!("How are you?"));
    changed["id"] = id.clone();
    window.ok("save_reminder", json!({"draft": changed}));
    let next = coming(Value::Null, Value::Null);
    assert_eq!(next[0]["text"], "How are you?");
    assert_eq!(next[0]["reminder"], id);

    let at = "2026-11-20T07:00:00+00:00";
    let answer = |answer: &str, minutes: Value| {
        window.ok(
            "answer_reminder",
            json!({"reminder": id, "scheduledAt": at, "answer": answer, "minutes": minutes}),
        )
    };
    answer("snoozed", json!(30));
    answer("done", Value::Null);
    let view = window.ok("reminders", json!({"language": "en"}));
    assert_eq!(view["reminders"].as_array().unwrap().len(), 1);
    assert_eq!(
        window.refused(
            "answer_reminder",
            json!({"reminder": id, "scheduledAt": "never", "answer": "done", "minutes": null})
        ),
        "invalid_field"
    );

    window.ok("pause_reminders", json!({"until": "2199-01-01T00:00:00Z"}));
    let paused = |view: Value| view["paused_until"].clone();
    assert_eq!(
        paused(window.ok("reminders", json!({"language": "en"}))),
        "2199-01-01T00:00:00+00:00"
    );
    window.ok("pause_reminders", json!({"until": null}));
    assert_eq!(
        paused(window.ok("reminders", json!({"language": "en"}))),
        Value::Null
    );
    assert_eq!(
        window.ok("try_notification", json!({})),
        "nobody",
        "there is no desktop here"
    );
    assert_eq!(
        window.ok("undo", json!({}))["stored"][0]["text"],
        Value::Null,
        "undo knows changes, not what became of reminders"
    );
}

#[test]
fn every_command_is_in_the_permission_table() {
    let listed: String = std::fs::read_dir(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src-tauri/permissions"
    ))
    .unwrap()
    .map(|file| std::fs::read_to_string(file.unwrap().path()).unwrap())
    .collect();
    let bindings = std::fs::read_to_string(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/ui/src/lib/bindings.ts"
    ))
    .unwrap();
    let called: Vec<_> = bindings
        .split("INVOKE(\"")
        .skip(1)
        .filter_map(|rest| rest.split('"').next())
        .collect();
    assert!(
        called.len() > 20,
        "the bindings name the commands: {called:?}"
    );
    for command in called {
        assert!(
            listed.contains(&format!("\"{command}\"")),
            "{command} is in no permission set"
        );
    }
}

#[test]
fn a_change_by_another_door_is_seen() {
    let dir = tempfile::tempdir().unwrap();
    let window = window(dir.path(), "main");
    window.create();
    window.ok("log_line", json!({"line": "2g red bali", "yes": false}));
    let passphrase = journal_store::Passphrase::new("a long sentence".to_owned()).unwrap();
    let beside = journal_store::open(&dir.path().join("journal"), &passphrase).unwrap();
    let mut dose = beside.entries().unwrap().doses[0].clone();
    let now = dose.entered_at.unwrap();
    dose.id = journal_core::Id::new(now);
    beside
        .transact(
            journal_store::Op::Add(vec![journal_core::Entry::Dose(dose)]),
            now,
        )
        .unwrap();
    // Without the watcher of the real window: the next change notices that another process was there.
    window.ok("log_line", json!({"line": "mood 6", "yes": false}));
    assert_eq!(
        window.ok("today", json!({}))["entry_count"],
        4,
        "one product, two doses, one check-in"
    );
}

#[test]
fn symptoms_strategies_and_ratings_through_the_wire() {
    let dir = tempfile::tempdir().unwrap();
    let window = window(dir.path(), "main");
    window.create();
    let start = window.ok("symptom_start", json!({}));
    assert_eq!(start["items"].as_array().unwrap().len(), 10);
    assert_eq!(
        (
            &start["before_first_dose"],
            &start["minutes_since_last_dose"]
        ),
        (&json!(true), &Value::Null),
        "an empty journal has no dose to be after"
    );
    let draft = |items: Value, total: Value| json!({"draft": {"items": items, "total": total, "at_local": null, "note": " "}});
    let stored = window.ok(
        "add_symptoms",
        draft(json!([{"name": "shaky", "severity": 2}]), Value::Null),
    );
    assert_eq!(stored["stored"][0]["before_first_dose"], true);
    assert_eq!(
        stored["stored"][0]["note"],
        Value::Null,
        "blanks are no note"
    );
    window.ok("log_line", json!({"line": "2g red bali", "yes": false}));
    let after = window.ok("add_symptoms", draft(json!([]), json!(12)));
    assert_eq!(after["stored"][0]["before_first_dose"], false);
    let start = window.ok("symptom_start", json!({}));
    assert_eq!(
        start["last"],
        json!([{"name": "shaky", "severity": 2}]),
        "a total has no items to take over"
    );
    assert_eq!(start["minutes_since_last_dose"], 0);
    let error = window
        .call(
            "add_symptoms",
            draft(json!([{"name": "shaky", "severity": 2}]), json!(12)),
        )
        .unwrap_err();
    assert_eq!(
        (error["field"].as_str(), error["reason"].as_str()),
        (Some("items"), Some("items_or_total"))
    );

    let walk = window.ok(
        "add_activity",
        json!({"draft": {"activity": "walk", "minutes": 30, "helped": 7, "at_local": null, "note": null}}),
    );
    assert_eq!(walk["stored"][0]["activity"], "walk");
    assert_eq!(walk["stored"][0]["helped"], 7);
    let long = window
        .call(
            "add_activity",
            json!({"draft": {"activity": "walk", "minutes": 20_000, "helped": null, "at_local": null, "note": null}}),
        )
        .unwrap_err();
    assert_eq!(long["field"], "minutes");

    let dose = window.ok("today", json!({}))["unrated"]["key"].clone();
    for strength in [4, 7] {
        window.ok(
            "add_rating",
            json!({"draft": {"dose": dose, "strength": strength, "onset_min": 20, "duration_min": null,
                "side_effects": [{"name": "nausea", "severity": 1}], "note": null}}),
        );
    }
    let ratings = window.ok("ratings", json!({"dose": dose}));
    let strengths: Vec<_> = ratings
        .as_array()
        .unwrap()
        .iter()
        .map(|line| line["entry"]["strength"].clone())
        .collect();
    assert_eq!(strengths, [4, 7], "a dose may be rated twice, oldest first");
    assert_eq!(ratings[0]["entry"]["side_effects"][0]["name"], "nausea");
    let eleven = window
        .call(
            "add_rating",
            json!({"draft": {"dose": dose, "strength": 11, "onset_min": null, "duration_min": null, "side_effects": [], "note": null}}),
        )
        .unwrap_err();
    assert_eq!(eleven["field"], "strength");
}

#[test]
fn a_new_batch_archives_the_old_one_in_one_step() {
    let dir = tempfile::tempdir().unwrap();
    let window = window(dir.path(), "main");
    window.create();
    window.ok("log_line", json!({"line": "2g red bali", "yes": false}));
    let old = window.ok("products", json!({}))[0].clone();
    let empty = window
        .call("new_batch", json!({"product": old["id"], "batch": "  "}))
        .unwrap_err();
    assert_eq!(
        (empty["field"].as_str(), empty["reason"].as_str()),
        (Some("batch"), Some("empty"))
    );
    window.ok("new_batch", json!({"product": old["id"], "batch": "B-17"}));
    let products = window.ok("products", json!({}));
    let by_batch = |batch: Value| {
        products
            .as_array()
            .unwrap()
            .iter()
            .find(|product| product["batch"] == batch)
            .unwrap()
            .clone()
    };
    let fresh = by_batch(json!("B-17"));
    assert_eq!(
        (&fresh["name"], &fresh["archived"]),
        (&old["name"], &json!(false))
    );
    assert_eq!(by_batch(Value::Null)["archived"], true);
    let dose = window.ok("log_line", json!({"line": "2g", "yes": false}))["stored"][0].clone();
    assert_eq!(dose["kind"], "dose");
    window.ok("undo", json!({}));
    window.ok("undo", json!({}));
    let products = window.ok("products", json!({}));
    assert_eq!(
        products,
        json!([old]),
        "one step takes both halves of the change back"
    );
}

#[test]
fn unanswered_days_are_counted_and_an_entry_moves_between_zones() {
    let dir = tempfile::tempdir().unwrap();
    let window = window(dir.path(), "main");
    window.create();
    assert_eq!(
        window.ok("unanswered_days", json!({"limit": 10})),
        json!({"days": [], "count": 0}),
        "before the first entry nobody was asked"
    );
    window.ok(
        "log_line",
        json!({"line": "2g red bali 6d ago", "yes": false}),
    );
    let unanswered = window.ok("unanswered_days", json!({"limit": 2}));
    assert_eq!(unanswered["days"].as_array().unwrap().len(), 2);
    assert!(
        unanswered["count"] == 5,
        "the days between the dose and today: {unanswered}"
    );
    let newest = unanswered["days"][0].clone();
    window.ok("answer_none", json!({"date": newest}));
    assert_eq!(
        window.ok("unanswered_days", json!({"limit": 2}))["count"],
        4
    );

    let logged = window.ok("log_line", json!({"line": "mood 6", "yes": false}));
    let mood = &logged["stored"][0];
    let key = json!({"kind": "check_in", "key": mood["id"]});
    let moved = window.ok(
        "set_moment",
        json!({"entry": key, "local": "2026-03-01T08:00", "zone": "Asia/Tokyo", "keep": "wall"}),
    );
    assert_eq!(moved["stored"][0]["at"], "2026-03-01T08:00:00+09:00");
    let moved = window.ok(
        "set_moment",
        json!({"entry": key, "local": "2026-03-01T08:00", "zone": "Europe/Berlin", "keep": "instant"}),
    );
    assert_eq!(moved["stored"][0]["at"], "2026-03-01T00:00:00+01:00");
    let nowhere = window
        .call(
            "set_moment",
            json!({"entry": key, "local": "2026-03-01T08:00", "zone": "Mars/Olympus", "keep": "wall"}),
        )
        .unwrap_err();
    assert_eq!(
        (nowhere["field"].as_str(), nowhere["reason"].as_str()),
        (Some("zone"), Some("no_such_zone"))
    );
    assert_eq!(
        window.refused(
            "set_moment",
            json!({"entry": {"kind": "check_in", "key": "none"}, "local": "", "zone": "Asia/Tokyo", "keep": "wall"})
        ),
        "gone"
    );
}

#[test]
fn another_substance_is_noted_with_and_without_an_amount() {
    let dir = tempfile::tempdir().unwrap();
    let window = window(dir.path(), "main");
    window.create();
    let draft = |substance: &str, name: &str, amount: Value| json!({"draft": {"product": null, "substance": substance, "name": name, "amount": amount, "unit": "drink", "at_local": null, "note": null}});
    let first = window.ok("log_other", draft("alcohol", "Alcohol", Value::Null));
    let kinds: Vec<_> = first["stored"]
        .as_array()
        .unwrap()
        .iter()
        .map(|entry| entry["kind"].as_str().unwrap().to_owned())
        .collect();
    assert_eq!(kinds, ["product", "dose"], "both in one step");
    assert_eq!(
        (&first["stored"][0]["lane"], &first["stored"][1]["amount"]),
        (&json!("other"), &Value::Null)
    );
    let again = window.ok("log_other", draft("alcohol", "alcohol", json!("1,5")));
    assert_eq!(
        again["stored"].as_array().unwrap().len(),
        1,
        "the product is there already"
    );
    assert_eq!(again["stored"][0]["amount"], "1.5");
    let today = window.ok("today", json!({}));
    assert_eq!(
        (
            &today["minutes_since_last_dose"],
            &today["unrated"],
            &today["totals"]
        ),
        (&Value::Null, &Value::Null, &json!([])),
        "another substance is no dose of kratom: {today}"
    );
    let kratom = window
        .call("log_other", draft("Kratom", "tea", Value::Null))
        .unwrap_err();
    assert_eq!(
        (kratom["field"].as_str(), kratom["reason"].as_str()),
        (Some("substance"), Some("is_kratom"))
    );
    let nameless = window
        .call("log_other", draft("kava", " ", Value::Null))
        .unwrap_err();
    assert_eq!(nameless["field"], "name");
    assert_eq!(
        window.refused(
            "log_other",
            json!({"draft": {"product": "none", "substance": "", "name": "", "amount": null, "unit": "", "at_local": null, "note": null}})
        ),
        "product_missing"
    );
}

#[test]
fn facts_are_sourced_and_remembered_as_read_inside_the_journal() {
    let dir = tempfile::tempdir().unwrap();
    let window = window(dir.path(), "main");
    window.create();
    let alcohol = || {
        window.ok("substances", json!({}))["substances"]
            .as_array()
            .unwrap()
            .iter()
            .find(|one| one["id"] == "alcohol")
            .unwrap()
            .clone()
    };
    assert_eq!(alcohol()["read"], false);
    let all = window.ok("substances", json!({}));
    for fact in all["facts"].as_array().unwrap() {
        assert!(
            !fact["cites"].as_array().unwrap().is_empty(),
            "{fact} comes with its source"
        );
    }
    window.ok("facts_were_read", json!({"substance": "alcohol"}));
    assert_eq!(alcohol()["read"], true);
    let signs = window.ok("signs", json!({"language": "en"}));
    assert_eq!(
        signs["signs"].as_array().unwrap().len(),
        4,
        "what was read is no sign"
    );
    window.ok("undo", json!({}));
    assert_eq!(alcohol()["read"], false);
}

#[test]
fn what_is_kept_for_those_who_treat_a_person() {
    let dir = tempfile::tempdir().unwrap();
    let window = window(dir.path(), "main");
    window.create();
    let stored = |command: &str, draft: Value| {
        window.ok(command, json!({"draft": draft}))["stored"][0].clone()
    };
    let medicine = stored(
        "save_medicine",
        json!({"id": null, "name": " Sertraline 50 ", "from": "2026-01-01", "until": "", "note": null}),
    );
    assert_eq!(medicine["name"], "Sertraline 50");
    assert_eq!(medicine["until"], Value::Null);
    let changed = stored(
        "save_medicine",
        json!({"id": medicine["id"], "name": "Sertraline 100", "from": "2026-01-01", "until": null, "note": "morning"}),
    );
    assert_eq!(changed["id"], medicine["id"]);
    assert_eq!(
        changed["entered_at"], medicine["entered_at"],
        "when it was written down stays"
    );
    assert_eq!(
        window.ok("medicines", json!({})).as_array().unwrap().len(),
        1
    );
    let refused = window
        .call(
            "save_medicine",
            json!({"draft": {"id": null, "name": "x", "from": "2026-02-01", "until": "2026-01-01", "note": null}}),
        )
        .unwrap_err();
    assert_eq!(
        (&refused["field"], &refused["reason"]),
        (&json!("until"), &json!("backwards"))
    );

    let visit = stored(
        "save_appointment",
        json!({"id": null, "at_local": "2030-03-01T09:30", "with": "Dr Weiß", "note": null}),
    );
    let question = stored(
        "save_question",
        json!({"id": null, "text": "Is it safe with sertraline?", "appointment": visit["id"]}),
    );
    let visits = window.ok("appointments", json!({}));
    assert_eq!(visits[0]["local"], "2030-03-01T09:30");
    assert_eq!(visits[0]["past"], false);
    assert_eq!(visits[0]["questions"][0]["text"], question["text"]);
    let moved = stored(
        "save_appointment",
        json!({"id": visit["id"], "at_local": "2030-03-02T09:30", "with": "Dr Weiß", "note": null}),
    );
    assert_eq!(moved["at"].as_str().unwrap()[..16], *"2030-03-02T09:30");
    window.ok(
        "remove_entry",
        json!({"entry": {"kind": "appointment", "key": visit["id"]}}),
    );
    let questions = window.ok("questions", json!({}));
    assert_eq!(
        questions[0]["question"]["appointment"],
        Value::Null,
        "the question stays, for another appointment"
    );
    window.ok("undo", json!({}));
    assert_eq!(
        window.ok("questions", json!({}))[0]["question"]["appointment"],
        visit["id"]
    );
    assert_eq!(
        window.refused(
            "save_question",
            json!({"draft": {"id": null, "text": "x", "appointment": question["id"]}})
        ),
        "appointment_missing"
    );
    assert_eq!(
        window.refused(
            "save_question",
            json!({"draft": {"id": visit["id"], "text": "x", "appointment": null}})
        ),
        "gone"
    );

    let score = stored(
        "save_score",
        json!({"id": null, "at_local": "2020-01-15T12:00", "scale": "PHQ-9", "total": "14,5", "note": null}),
    );
    assert_eq!(score["total"], 14.5);
    assert_eq!(
        window.ok("scores", json!({}))[0]["local"],
        "2020-01-15T12:00"
    );
    let refused = window
        .call(
            "save_score",
            json!({"draft": {"id": null, "at_local": null, "scale": "PHQ-9", "total": "", "note": null}}),
        )
        .unwrap_err();
    assert_eq!(
        (&refused["field"], &refused["reason"]),
        (&json!("total"), &json!("empty"))
    );
    let page = window.ok(
        "journal_days",
        json!({"ask": {"before": null, "limit": 10, "search": null}}),
    );
    let days: Vec<_> = page["days"]
        .as_array()
        .unwrap()
        .iter()
        .map(|day| day["date"].as_str().unwrap())
        .collect();
    assert_eq!(
        days.len(),
        3,
        "{days:?}: a score of years ago leaves no gap behind"
    );
    assert_eq!((days[0], days[2]), ("2030-03-02", "2020-01-15"));
}

#[test]
fn many_entries_change_in_one_step_and_old_versions_go_for_good() {
    let dir = tempfile::tempdir().unwrap();
    let window = window(dir.path(), "main");
    window.create();
    let mut keys = Vec::new();
    for line in [
        "2g red bali 3h ago, note overslept",
        "1.5g red bali 1h ago",
        "mood 6",
    ] {
        let logged = window.ok("log_line", json!({"line": line, "yes": true}));
        let stored = logged["stored"].as_array().unwrap();
        let entry = stored
            .iter()
            .find(|entry| entry["kind"] != "product")
            .unwrap();
        keys.push(json!({"kind": entry["kind"], "key": entry["id"]}));
    }
    let days = || window.ok("journal_days", json!({"ask": {"limit": 400}}))["days"].clone();
    let before = days();
    let edited = window.ok(
        "edit_entries",
        json!({"entries": keys, "change": {"shift_minutes": -10, "add_tags": ["#trip"], "zone": "Asia/Tokyo", "keep": "instant"}}),
    );
    assert_eq!(edited["op"], "edit");
    assert_eq!(edited["stored"].as_array().unwrap().len(), 3);
    let tagged = window.ok(
        "journal_days",
        json!({"ask": {"tags": ["trip"], "search": "bali"}}),
    );
    assert_eq!(tagged["found"], 2);
    window.ok("undo", json!({}));
    assert_eq!(days(), before, "one step brings all back");

    for (change, code) in [
        (json!({"product": "red"}), "invalid_field"),
        (
            json!({"product": "0190c0de-0000-7000-8000-000000000001"}),
            "product_missing",
        ),
        (json!({"zone": "Mars/Olympus"}), "invalid_field"),
    ] {
        let args = json!({"entries": keys, "change": change});
        assert_eq!(window.refused("edit_entries", args), code, "{change}");
    }
    let gone = json!({"kind": "dose", "key": "0190c0de-0000-7000-8000-000000000001"});
    let with_gone = json!([keys[0], gone]);
    let args = json!({"entries": with_gone, "change": {"shift_minutes": 5}});
    assert_eq!(window.refused("edit_entries", args), "gone");
    assert_eq!(
        window.refused("remove_entries", json!({"entries": with_gone})),
        "gone"
    );
    assert_eq!(days(), before, "nothing of that was stored");

    let removed = window.ok("remove_entries", json!({"entries": keys}));
    assert_eq!(removed["removed"].as_array().unwrap().len(), 3);
    let first = json!({"entry": keys[0]});
    assert!(
        !window
            .ok("history", first.clone())
            .as_array()
            .unwrap()
            .is_empty()
    );
    for word in ["", "yes", "Purge"] {
        let args = json!({"entry": keys[0], "confirm": word});
        assert_eq!(
            window.refused("purge_history", args),
            "invalid_field",
            "{word:?}"
        );
    }
    let purged = window.ok(
        "purge_history",
        json!({"entry": keys[0], "confirm": "purge"}),
    );
    assert_eq!(purged["rewritten"], true);
    assert_eq!(purged["stack"], json!({"undo": null, "redo": null}));
    assert_eq!(window.ok("history", first), json!([]));
    let second = json!({"entry": keys[1]});
    assert!(
        !window
            .ok("history", second.clone())
            .as_array()
            .unwrap()
            .is_empty()
    );
    window.ok("purge_history", json!({"entry": null, "confirm": "purge"}));
    assert_eq!(window.ok("history", second), json!([]));
    // The journal goes on.
    window.ok("log_line", json!({"line": "mood 5", "yes": false}));
    assert_eq!(
        window.ok("undo", json!({}))["removed"][0]["kind"],
        "check_in"
    );
}
