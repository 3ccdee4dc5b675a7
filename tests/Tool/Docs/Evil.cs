namespace TrackingPlan.Tool.Tests.Docs;

internal static class Evil
{
    /// <summary>A plan whose every word tries to be markup.</summary>
    public const string Plan = """
        { "name": "<script>window.hacked=1</script>", "description": "</style><script>window.hacked=2</script>\n# Injected",
          "events": {
            "<img src=x onerror=window.hacked=3>": {
              "description": "[click](javascript:window.hacked=4) `code` </p></article><iframe srcdoc='<script>parent.hacked=5</script>'>",
              "owner": "\"><svg onload=window.hacked=6>", "version": 1,
              "properties": {
                "a\" onmouseover=\"window.hacked=7": { "type": "string", "description": "| x | y |\n# Injected", "pattern": "^</code>$", "examples": ["</code></pre><script>window.hacked=8</script>"] },
                "```\n# Injected": { "enum": ["</span><b>", "```", "\u202egnp.exe"] },
                "constructor": { "const": "</script>" } } },
            "__proto__": { "version": 1 } },
          "audiences": { "<b>Bold</b>": { "description": "<marquee>", "all": [{ "event": "__proto__" }] } } }
        """;
}
