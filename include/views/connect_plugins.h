#pragma once
// What plugins for Kafka Connect, their files and their classes look like in JSON.
#include "model/connect_plugins.h"
#include "views/picture.h"

namespace mock::views {

template <>
inline constexpr std::array<std::string_view, 3> words<PluginFileStatus>{"INITIAL", "READY", "FAILED"};
template <>
inline constexpr std::array<std::string_view, 3> words<PluginClassType>{"source", "sink", "transformation"};

const Picture<ConnectPlugin>& connect_plugin();

/// One in a list; and alone, with the classes that are in it.
const Picture<ConnectPluginFile>& connect_plugin_file();
const Picture<ConnectPluginFile>& connect_plugin_file_alone();

const Picture<ConnectPluginClass>& connect_plugin_class();

}  // namespace mock::views
