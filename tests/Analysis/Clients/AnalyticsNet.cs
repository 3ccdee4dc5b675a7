// The public surface of Analytics.NET that sends calls, from its documentation.
using System;
using System.Collections.Generic;
using Segment.Model;

namespace Segment.Model
{
    public class Dict : Dictionary<string, object>
    {
        public Dict Put(string key, object val)
        {
            Add(key, val);
            return this;
        }
    }

    public class Properties : Dict;

    public class Traits : Dict;

    public class Options
    {
        public Options SetAnonymousId(string anonymousId) => this;

        public Options SetTimestamp(DateTime? timestamp) => this;
    }
}

namespace Segment
{
    public class Config
    {
        public Config SetAsync(bool async) => this;
    }

    public interface IAnalyticsClient : IDisposable
    {
        string WriteKey { get; }

        void Identify(string userId, IDictionary<string, object> traits);

        void Identify(string userId, IDictionary<string, object> traits, Options options);

        void Group(string userId, string groupId, Options options);

        void Group(string userId, string groupId, IDictionary<string, object> traits);

        void Group(string userId, string groupId, IDictionary<string, object> traits, Options options);

        void Track(string userId, string eventName);

        void Track(string userId, string eventName, IDictionary<string, object> properties);

        void Track(string userId, string eventName, Options options);

        void Track(string userId, string eventName, IDictionary<string, object> properties, Options options);

        void Alias(string previousId, string userId);

        void Page(string userId, string name);

        void Page(string userId, string name, IDictionary<string, object> properties);

        void Screen(string userId, string name);

        void Screen(string userId, string name, IDictionary<string, object> properties);

        void Flush();
    }

    public class Client : IAnalyticsClient
    {
        public Client(string writeKey)
        {
        }

        public Client(string writeKey, Config config)
        {
        }

        public string WriteKey => "";

        public void Identify(string userId, IDictionary<string, object> traits)
        {
        }

        public void Identify(string userId, IDictionary<string, object> traits, Options options)
        {
        }

        public void Group(string userId, string groupId, Options options)
        {
        }

        public void Group(string userId, string groupId, IDictionary<string, object> traits)
        {
        }

        public void Group(string userId, string groupId, IDictionary<string, object> traits, Options options)
        {
        }

        public void Track(string userId, string eventName)
        {
        }

        public void Track(string userId, string eventName, IDictionary<string, object> properties)
        {
        }

        public void Track(string userId, string eventName, Options options)
        {
        }

        public void Track(string userId, string eventName, IDictionary<string, object> properties, Options options)
        {
        }

        public void Alias(string previousId, string userId)
        {
        }

        public void Page(string userId, string name)
        {
        }

        public void Page(string userId, string name, IDictionary<string, object> properties)
        {
        }

        public void Screen(string userId, string name)
        {
        }

        public void Screen(string userId, string name, IDictionary<string, object> properties)
        {
        }

        public void Flush()
        {
        }

        public void Dispose()
        {
        }
    }

    public class Analytics
    {
        public static IAnalyticsClient Client { get; private set; }

        public static void Initialize(string writeKey)
        {
        }

        public static void Initialize(string writeKey, Config config)
        {
        }
    }
}
