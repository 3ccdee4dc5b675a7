// The public surface of RudderAnalytics that sends calls, from its documentation.
using System;
using System.Collections.Generic;
using RudderStack.Model;

namespace RudderStack.Model
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

    public class RudderOptions
    {
        public RudderOptions SetAnonymousId(string anonymousId) => this;

        public RudderOptions SetTimestamp(DateTime? timestamp) => this;
    }
}

namespace RudderStack
{
    public class RudderConfig
    {
        public RudderConfig SetAsync(bool async) => this;
    }

    public interface IRudderAnalyticsClient : IDisposable
    {
        string WriteKey { get; }

        void Identify(string userId, IDictionary<string, object> traits);

        void Identify(string userId, IDictionary<string, object> traits, RudderOptions options);

        void Group(string userId, string groupId, RudderOptions options);

        void Group(string userId, string groupId, IDictionary<string, object> traits);

        void Group(string userId, string groupId, IDictionary<string, object> traits, RudderOptions options);

        void Track(string userId, string eventName);

        void Track(string userId, string eventName, IDictionary<string, object> properties);

        void Track(string userId, string eventName, RudderOptions options);

        void Track(string userId, string eventName, IDictionary<string, object> properties, RudderOptions options);

        void Alias(string previousId, string userId);

        void Page(string userId, string name);

        void Page(string userId, string name, IDictionary<string, object> properties);

        void Screen(string userId, string name);

        void Screen(string userId, string name, IDictionary<string, object> properties);

        void Flush();
    }

    public class RudderClient : IRudderAnalyticsClient
    {
        public RudderClient(string writeKey)
        {
        }

        public RudderClient(string writeKey, RudderConfig config)
        {
        }

        public string WriteKey => "";

        public void Identify(string userId, IDictionary<string, object> traits)
        {
        }

        public void Identify(string userId, IDictionary<string, object> traits, RudderOptions options)
        {
        }

        public void Group(string userId, string groupId, RudderOptions options)
        {
        }

        public void Group(string userId, string groupId, IDictionary<string, object> traits)
        {
        }

        public void Group(string userId, string groupId, IDictionary<string, object> traits, RudderOptions options)
        {
        }

        public void Track(string userId, string eventName)
        {
        }

        public void Track(string userId, string eventName, IDictionary<string, object> properties)
        {
        }

        public void Track(string userId, string eventName, RudderOptions options)
        {
        }

        public void Track(string userId, string eventName, IDictionary<string, object> properties, RudderOptions options)
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

    public class RudderAnalytics
    {
        public static RudderClient Client { get; private set; }

        public static void Initialize(string writeKey)
        {
        }

        public static void Initialize(string writeKey, RudderConfig config)
        {
        }
    }
}
