//! Published results, scenarios and other instruments in a session.
