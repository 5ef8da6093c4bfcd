//! A second copy of every assessment in IndexedDB.
//!
//! The local storage survives the end of a tab at once, but reaches the disk only seconds later;
//! IndexedDB reaches it when the transaction ends, but not within the event that changed
//! something. So each covers what the other cannot: a tab that ends, and a browser or a computer
//! that ends. Where there is no IndexedDB, nothing is missing but that.

use std::cell::{Cell, RefCell};

use js_sys::{Function, Object, Reflect};
use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast, JsValue};
use yew::Callback;

use super::store;
use crate::session::shelf::{self, Device};
use crate::session::{Action, Record, WorkId};

const NAME: &str = "zona-hijau";
const TABLE: &str = "penilaian";

thread_local! {
    static DATABASE: RefCell<Option<JsValue>> = const { RefCell::new(None) };
    /// It was open, and was let go so that it could be deleted: the next record opens a new one.
    static LET_GO: Cell<bool> = const { Cell::new(false) };
}

fn get(object: &JsValue, name: &str) -> Option<JsValue> {
    Reflect::get(object, &name.into()).ok().filter(|value| !value.is_undefined() && !value.is_null())
}

fn call(object: &JsValue, name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function: Function = get(object, name)?.dyn_into().ok()?;
    function.apply(object, &arguments.iter().collect()).ok()
}

/// Runs `then` with the result of a request once it is there.
fn when(request: &JsValue, event: &str, then: Box<dyn FnOnce(JsValue)>) {
    let result = request.clone();
    let handler = Closure::once_into_js(move || {
        if let Some(result) = get(&result, "result") {
            then(result);
        }
    });
    // Setting a handler of an own request cannot fail.
    let _ = Reflect::set(request, &event.into(), &handler);
}

/// The table in a transaction that has reached the disk when it ends.
fn table(mode: &str) -> Option<JsValue> {
    let database = DATABASE.with_borrow(Clone::clone)?;
    let options = Object::new();
    Reflect::set(&options, &"durability".into(), &"strict".into()).ok()?;
    let transaction = call(&database, "transaction", &[TABLE.into(), mode.into(), options.into()])?;
    call(&transaction, "objectStore", &[TABLE.into()])
}

/// Opens the mirror; what it knows better than the local storage is put back there.
pub fn open(dispatch: Callback<Action>) {
    connect(Box::new(|| {
        hand_over(dispatch);
    }));
}

fn connect(then: Box<dyn FnOnce()>) -> Option<()> {
    let factory = get(&web_sys::window()?.into(), "indexedDB")?;
    let request = call(&factory, "open", &[NAME.into(), 1.into()])?;
    let make_table = |database: JsValue| {
        // Without the table every use of it fails, and the mirror stays empty.
        call(&database, "createObjectStore", &[TABLE.into()]);
    };
    when(&request, "onupgradeneeded", Box::new(make_table));
    let take_up = move |database| {
        // Another tab deletes it all.
        let let_go = Closure::<dyn Fn()>::new(close).into_js_value();
        // Setting a handler of an own object cannot fail.
        let _ = Reflect::set(&database, &"onversionchange".into(), &let_go);
        DATABASE.set(Some(database));
        then();
    };
    when(&request, "onsuccess", Box::new(take_up));
    Some(())
}

fn hand_over(dispatch: Callback<Action>) -> Option<()> {
    let request = call(&table("readonly")?, "getAll", &[])?;
    let recover = move |rows: JsValue| {
        let scope = store::scope();
        let record = |row: JsValue| {
            let row = row.as_string()?;
            let (id, text) = row.strip_prefix(&*scope)?.split_once('\n')?;
            // The rows of frames have a scope, which ends with a slash; ids have none.
            if id.contains('/') { None } else { Record::read(&WorkId::from(id), text).ok() }
        };
        let records: Vec<_> = js_sys::Array::from(&rows).iter().filter_map(record).collect();
        store::recover(&dispatch, &records);
    };
    when(&request, "onsuccess", Box::new(recover));
    Some(())
}

/// Copies the newest record of an assessment.
pub fn copy(device: &dyn Device, id: &WorkId) {
    let Ok(Some(record)) = shelf::newest(device, id) else {
        return;
    };
    let (row, key) = (format!("{}{id}\n{}", store::scope(), record.to_text()).into(), key(id));
    if LET_GO.take() {
        connect(Box::new(move || put(row, key)));
    } else {
        put(row, key);
    }
}

fn put(row: JsValue, key: JsValue) {
    if let Some(table) = table("readwrite") {
        call(&table, "put", &[row, key]);
    }
}

/// Removes an assessment.
pub fn remove(id: &WorkId) {
    if let Some(table) = table("readwrite") {
        call(&table, "delete", &[key(id)]);
    }
}

/// Removes everything; inside another page, what belongs to this frame.
pub fn empty() {
    let Some(table) = table("readwrite") else {
        return;
    };
    let scope = store::scope();
    if scope.is_empty() {
        call(&table, "clear", &[]);
        // An open connection would keep the start script from deleting the database. Closing waits for the clearing.
        close();
    } else if let Some(range) = range_from(&scope) {
        call(&table, "delete", &[range]);
    }
}

/// All keys that begin with these characters.
fn range_from(scope: &str) -> Option<JsValue> {
    let ranges = get(&web_sys::window()?.into(), "IDBKeyRange")?;
    call(&ranges, "bound", &[scope.into(), format!("{scope}\u{ffff}").into()])
}

fn close() {
    if let Some(database) = DATABASE.take() {
        call(&database, "close", &[]);
        LET_GO.set(true);
    }
}

fn key(id: &WorkId) -> JsValue {
    [&store::scope(), id.as_str()].concat().into()
}
