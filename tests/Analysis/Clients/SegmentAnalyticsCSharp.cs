// The public surface of Segment.Analytics.CSharp that sends calls, from its documentation.
using System;
using System.Collections;
using System.Collections.Generic;
using System.Runtime.Serialization;
using Segment.Serialization;

namespace Segment.Serialization
{
    public abstract class JsonElement
    {
        public static implicit operator JsonElement(string value) => new JsonPrimitive();

        public static implicit operator JsonElement(bool value) => new JsonPrimitive();

        public static implicit operator JsonElement(int value) => new JsonPrimitive();

        public static implicit operator JsonElement(long value) => new JsonPrimitive();

        public static implicit operator JsonElement(double value) => new JsonPrimitive();

        public static implicit operator JsonElement(decimal value) => new JsonPrimitive();
    }

    public class JsonPrimitive : JsonElement;

    public class JsonArray : JsonElement, IEnumerable<JsonElement>
    {
        public void Add(JsonElement value)
        {
        }

        public IEnumerator<JsonElement> GetEnumerator() => throw new NotSupportedException();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }

    public class JsonObject : JsonElement, IEnumerable<KeyValuePair<string, JsonElement>>
    {
        public JsonElement this[string key]
        {
            get => throw new NotSupportedException();
            set { }
        }

        public void Add(string key, JsonElement value)
        {
        }

        public IEnumerator<KeyValuePair<string, JsonElement>> GetEnumerator() => throw new NotSupportedException();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

namespace Segment.Analytics
{
    public class Configuration
    {
        public Configuration(string writeKey, int flushAt = 20)
        {
        }
    }

    public interface IAnalytics
    {
        void Track(string name, JsonObject properties = default);

        void Track<T>(string name, T properties = default)
            where T : ISerializable;

        void Identify(string userId, JsonObject traits = default);

        void Identify(JsonObject traits);

        void Group(string groupId, JsonObject traits = default);

        void Screen(string title, JsonObject properties = default, string category = "");

        void Page(string title, JsonObject properties = default, string category = "");

        void Alias(string newId);

        void Flush();
    }

    public partial class Analytics : IAnalytics
    {
        public Analytics(Configuration configuration)
        {
        }

        public virtual void Track(string name, JsonObject properties = default)
        {
        }

        public virtual void Track<T>(string name, T properties = default)
            where T : ISerializable
        {
        }

        public virtual void Identify(string userId, JsonObject traits = default)
        {
        }

        public virtual void Identify(JsonObject traits)
        {
        }

        public virtual void Group(string groupId, JsonObject traits = default)
        {
        }

        public virtual void Screen(string title, JsonObject properties = default, string category = "")
        {
        }

        public virtual void Page(string title, JsonObject properties = default, string category = "")
        {
        }

        public virtual void Alias(string newId)
        {
        }

        public virtual void Flush()
        {
        }
    }
}
